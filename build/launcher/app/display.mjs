import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEveryWayOut } from '../base/endings.mjs';
import { temporaryFolder } from '../base/places.mjs';
import { Stop } from '../base/steps.mjs';

/** Whether windows have a place to be shown; only on Linux can it be missing. */
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/**
 * @typedef {object} Display
 * @property {NodeJS.ProcessEnv} env what programs need in their environment to use it
 * @property {() => Promise<void>} close resolves when it is gone
 */

/** @type {Display} */
export const ownDisplay = { env: {}, close: () => Promise.resolve() };

/**
 * Starts an X server without a screen (Xvfb) that ends with the launcher. Only who has its cookie may connect:
 * others on this machine could otherwise read the window and the keyboard.
 * @param {'-terminate' | '-noreset'} whenLastProgramLeaves end, even when the launcher was killed; or wait for the next
 * @returns {Promise<Display>}
 */
export async function startDisplay(whenLastProgramLeaves) {
  const authority = join(temporaryFolder(), 'Xauthority');
  writeFileSync(authority, cookieFile(), { mode: 0o600 });
  const args = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1280x1024x24',
    '-nolisten',
    'tcp',
    whenLastProgramLeaves,
    '-auth',
    authority,
  ];
  // Detached, so that Ctrl+C in the terminal reaches the launcher alone: the app must end before its display.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const forget = onEveryWayOut(() => server.kill());
  const number = await displayNumber(server);
  return {
    env: {
      DISPLAY: `:${number}`,
      XAUTHORITY: authority,
      WAYLAND_DISPLAY: undefined,
      XDG_SESSION_TYPE: 'x11',
    },
    close: async () => {
      forget();
      const gone = once(server, 'exit');
      if (server.kill()) await gone;
    },
  };
}

/**
 * The format of Xauthority files (see Xau(3)): family, address, display number, method, cookie, each with its
 * length as 16 bits; family 65535 with an empty address and number stands for any display.
 */
function cookieFile() {
  const text = (/** @type {Buffer} */ bytes) => Buffer.concat([Buffer.from([0, bytes.length]), bytes]);
  const anyDisplay = Buffer.from([0xff, 0xff, 0, 0, 0, 0]);
  return Buffer.concat([anyDisplay, text(Buffer.from('MIT-MAGIC-COOKIE-1')), text(randomBytes(16))]);
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const ready = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    let words = '';
    server.stderr?.on('data', (/** @type {Buffer} */ data) => (words += data.toString()));
    ready.once('data', (/** @type {Buffer} */ data) => resolve(data.toString().trim()));
    server.once('error', () =>
      reject(new Stop('There is no display, and Xvfb, which would stand in for one, is not installed.')),
    );
    server.once('exit', () => reject(new Stop(`Xvfb, the stand-in for a display, did not start:\n${words}`)));
  });
}
