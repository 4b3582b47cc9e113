import { app } from 'electron';
import { interpretFromNowOn } from '../../base/interpret';

/**
 * Lets V8 interpret Marquee's scripts and compile none: they run for moments a day, so that compiling costs more memory
 * and time than it ever gives back. The pages' processes can't make machine code at all, which most attacks on a
 * browser need; main's V8 already runs, and can only be told to make none. Must run before the app is ready.
 *
 * `--jitless` takes WebAssembly away, too. V8 warns of that at each start unless it is asked for as well
 * (DEFINE_DISABLE_FLAG_IMPLICATION in V8's flag-definitions.h).
 */
export function interpretScripts(): void {
  interpretFromNowOn();
  app.commandLine.appendSwitch('js-flags', '--jitless --no-expose-wasm');
}
