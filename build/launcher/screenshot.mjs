import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Chromium's switch for DevTools over two pipes: no port is opened that others could use. */
export const DEVTOOLS_SWITCH = '--remote-debugging-pipe';
/** @type {readonly 'pipe'[]} */
export const DEVTOOLS_PIPES = ['pipe', 'pipe'];

const PAINT_LIMIT_MS = 60_000;
const LOOK_AGAIN_MS = 100;
const IS_PAINTED = `document.visibilityState === 'visible' && document.body?.hasAttribute('data-ready') === true`;

/**
 * Waits until a window of the app has drawn its first state (its page says so with `data-ready` on `<body>`) and
 * saves a picture of it.
 * @param {import('node:child_process').ChildProcess} app started with the switch and the pipes above
 * @param {string} file a PNG
 * @returns {Promise<void>} rejects when no window was painted in a minute; never settles when the app ends before
 */
export async function saveScreenshot(app, file) {
  const devTools = connect(app);
  const page = await paintedPage(devTools);
  const { data } = /** @type {{ data: string }} */ (await devTools('Page.captureScreenshot', {}, page));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(data, 'base64'));
}

/** @typedef {(method: string, params?: object, sessionId?: string) => Promise<unknown>} DevTools */

/**
 * The DevTools protocol (https://chromedevtools.github.io/devtools-protocol/): JSON messages that end with a NUL,
 * to the app on its file 3 and back on 4.
 * @param {import('node:child_process').ChildProcess} app
 * @returns {DevTools}
 */
function connect(app) {
  const requests = /** @type {import('node:stream').Writable} */ (app.stdio[3]);
  const answers = /** @type {import('node:stream').Readable} */ (app.stdio[4]);
  /** @type {Map<number, { resolve: (result: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let received = '';
  answers.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    const messages = (received + text).split('\0');
    received = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message);
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result);
      waiting.delete(id);
    }
  });
  // The app may end at any moment; its exit code says how.
  requests.on('error', () => undefined);
  let lastId = 0;
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      requests.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
}

/**
 * @param {DevTools} devTools
 * @returns {Promise<string>} the session of the painted page
 */
async function paintedPage(devTools) {
  /** @type {Map<string, string>} */
  const sessions = new Map();
  const limit = Date.now() + PAINT_LIMIT_MS;
  while (Date.now() < limit) {
    for (const targetId of await pages(devTools)) {
      const session = sessions.get(targetId) ?? (await attach(devTools, targetId));
      sessions.set(targetId, session);
      if (await isPainted(devTools, session)) return session;
    }
    await pause(LOOK_AGAIN_MS);
  }
  throw new Error(
    sessions.size === 0 ? 'No window was opened.' : 'The window stayed unpainted for a minute.',
  );
}

/** @param {DevTools} devTools */
async function pages(devTools) {
  const { targetInfos } = /** @type {{ targetInfos: { type: string, targetId: string }[] }} */ (
    await devTools('Target.getTargets')
  );
  return targetInfos.filter(({ type }) => type === 'page').map(({ targetId }) => targetId);
}

/**
 * @param {DevTools} devTools
 * @param {string} targetId
 */
async function attach(devTools, targetId) {
  const answer = await devTools('Target.attachToTarget', { targetId, flatten: true });
  return /** @type {{ sessionId: string }} */ (answer).sessionId;
}

/**
 * @param {DevTools} devTools
 * @param {string} session
 */
async function isPainted(devTools, session) {
  const answer = await devTools('Runtime.evaluate', { expression: IS_PAINTED, returnByValue: true }, session);
  return /** @type {{ result: { value?: unknown } }} */ (answer).result.value === true;
}
