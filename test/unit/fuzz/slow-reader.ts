/**
 * A program that reads what its parent sends, as Marquee would, and says when it is done: so that one which never is
 * can be killed. It interprets, as main does.
 */
import { interpretFromNowOn } from '../../../main/base/interpret';
import { speakEnglish } from '../english';
import { readAs, type ReaderName } from './readers';

interpretFromNowOn();
const speaks = speakEnglish();
process.on('message', ({ reader, text }: { readonly reader: ReaderName; readonly text: string }) => {
  void speaks.then(() => {
    readAs(reader, text);
    process.send?.('read');
  });
});
