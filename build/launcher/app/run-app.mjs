import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { endSoon, killGroup, onEveryWayOut, whenAskedToStop } from '../base/endings.mjs';
import { root } from '../base/places.mjs';

/** Chromium's sandbox refuses to run as root, so it is off for root alone. */
export function switchesOfRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Starts Marquee from this checkout: the switches for Chromium, then the app's folder, then its own arguments.
 * @param {import('../../electron-runtime.mjs').ElectronRuntime} runtime
 * @param {readonly string[]} appArgs
 * @param {{ switches?: readonly string[], env?: NodeJS.ProcessEnv, pipes?: readonly 'pipe'[] }} [options]
 */
export function startApp(runtime, appArgs, { switches = [], env = {}, pipes = [] } = {}) {
  // Chromium complains about each part of a desktop that is missing; only what is fatal is worth a line.
  const quiet = '--log-level=3';
  return spawn(runtime.executable, [...switchesOfRoot(), quiet, ...switches, root, ...appArgs], {
    stdio: ['inherit', 'inherit', 'inherit', ...pipes],
    // Some editors' terminals set this one; with it Electron would be a plain Node.
    env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: undefined },
    // A second signal would end the app at once, and Ctrl+C reaches a terminal's whole process group.
    detached: process.platform !== 'win32',
  });
}

/**
 * Waits for the app's end and hands on requests to stop until then.
 * @param {import('node:child_process').ChildProcess} app
 * @returns {Promise<number>} its exit code, or 128 and the number of the signal that ended it
 */
export function endOf(app) {
  const forget = onEveryWayOut(() => killGroup(app));
  let asked = false;
  whenAskedToStop((signal) => {
    if (asked) return;
    asked = true;
    endSoon(app, signal);
  });
  return new Promise((resolve, reject) => {
    app.once('error', reject);
    app.once('exit', (code, signal) => {
      forget();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
