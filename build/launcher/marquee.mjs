import { runCommand } from './base/command.mjs';
import { hasDisplay } from './app/display.mjs';
import { prepare } from './preparation/prepare.mjs';
import { endOf, startApp } from './app/run-app.mjs';

/**
 * `npm run -s marquee -- FLAGS`: Marquee's command line from a checkout. Standard output is the app's alone, and so
 * is the exit code.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
async function marquee(args) {
  const runtime = await prepare('app');
  const switches = hasDisplay ? [] : ['--ozone-platform=headless'];
  return endOf(startApp(runtime, args, { switches }));
}

await runCommand(marquee);
