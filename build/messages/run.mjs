import { compileMessages } from './compile-messages.mjs';

compileMessages();
