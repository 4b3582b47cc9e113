/** Chromium's switch for DevTools over two pipes: no port is opened that others could use. */
export const DEVTOOLS_SWITCH = '--remote-debugging-pipe';
/** @type {readonly 'pipe'[]} */
export const DEVTOOLS_PIPES = ['pipe', 'pipe'];

/** @typedef {(method: string, params?: object, sessionId?: string) => Promise<unknown>} DevTools */
/** @typedef {(method: string, params: unknown) => void} EventListener */

/**
 * The DevTools protocol (https://chromedevtools.github.io/devtools-protocol/): JSON messages that end with a NUL,
 * to the app on its file 3 and back on 4.
 * @param {import('node:child_process').ChildProcess} app started with the switch and the pipes above
 * @param {EventListener} [onEvent] gets what the app tells without being asked
 * @returns {DevTools} a call rejects with the reason that the app gives; it never settles when the app ends before
 */
export function connectDevTools(app, onEvent = () => undefined) {
  const requests = /** @type {import('node:stream').Writable} */ (app.stdio[3]);
  const answers = /** @type {import('node:stream').Readable} */ (app.stdio[4]);
  /** @type {Map<number, { resolve: (result: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let received = '';
  answers.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    const messages = (received + text).split('\0');
    received = messages.pop() ?? '';
    for (const message of messages) {
      const { id, method, params, result, error } = JSON.parse(message);
      if (id === undefined) onEvent(method, params);
      else if (error) waiting.get(id)?.reject(new Error(error.message));
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
