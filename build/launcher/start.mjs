import { join } from 'node:path';
import { runCommand } from './base/command.mjs';
import { DEVTOOLS_PIPES, DEVTOOLS_SWITCH } from './app/devtools.mjs';
import { hasDisplay, ownDisplay, startDisplay } from './app/display.mjs';
import { endSoon } from './base/endings.mjs';
import { root } from './base/places.mjs';
import { prepare } from './preparation/prepare.mjs';
import { endOf, startApp } from './app/run-app.mjs';
import { saveScreenshot } from './app/screenshot.mjs';
import { say } from './base/steps.mjs';

const ONCE = '--once';
const picture = join(root, 'out/marquee.png');

/**
 * `npm start`: opens Marquee. Without a display it runs on one that nobody sees and leaves a picture of its window.
 * With `--once`, the only argument that is not handed to the app, it takes the picture and ends.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
async function start(args) {
  const once = args.includes(ONCE);
  const appArgs = args.filter((arg) => arg !== ONCE);
  const runtime = await prepare(hasDisplay ? 'app' : 'app without a display');
  if (hasDisplay && !once) return endOf(startApp(runtime, appArgs));

  if (!hasDisplay) say('There is no display here, so Marquee runs on one that nobody sees (Xvfb).');
  const display = hasDisplay ? ownDisplay : await startDisplay('-terminate');
  const app = startApp(runtime, appArgs, {
    env: display.env,
    switches: [DEVTOOLS_SWITCH],
    pipes: DEVTOOLS_PIPES,
  });
  const ended = endOf(app);
  const pictured = await Promise.race([ended.then(() => undefined), takePicture(app)]);
  if (once) endSoon(app, 'SIGTERM');
  const code = await ended;
  if (pictured === undefined) say('Marquee ended without a window of its own, so there is no picture.');
  await display.close();
  return once && !pictured ? code || 1 : code;
}

/**
 * @param {import('node:child_process').ChildProcess} app
 * @returns {Promise<boolean>} whether it was taken
 */
async function takePicture(app) {
  try {
    await saveScreenshot(app, picture);
    say(`A picture of the window is in ${picture}`);
    return true;
  } catch (error) {
    say(`There is no picture of the window: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

await runCommand(start);
