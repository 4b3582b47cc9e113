import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectDevTools } from './devtools.mjs';

const PAINT_LIMIT_MS = 60_000;
const LOOK_AGAIN_MS = 100;
const IS_PAINTED = `document.visibilityState === 'visible' && document.body?.hasAttribute('data-ready') === true`;

/**
 * Waits until a window of the app has drawn its first state (its page says so with `data-ready` on `<body>`) and
 * saves a picture of it.
 * @param {import('node:child_process').ChildProcess} app started with the switch and the pipes of devtools.mjs
 * @param {string} file a PNG
 * @returns {Promise<void>} rejects when no window was painted in a minute; never settles when the app ends before
 */
export async function saveScreenshot(app, file) {
  const devTools = connectDevTools(app);
  const page = await paintedPage(devTools);
  const { data } = /** @type {{ data: string }} */ (await devTools('Page.captureScreenshot', {}, page));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(data, 'base64'));
}

/** @typedef {import('./devtools.mjs').DevTools} DevTools */

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
