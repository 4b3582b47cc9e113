import { speakEnglish } from './english';

await speakEnglish();
