import { constants } from 'node:os';

const PARENT_CHECK_MS = 500;

/** @type {Set<() => void>} */
const undoings = new Set();

/**
 * Registers what must be undone on every way out of the launcher: a program to end, a folder to remove.
 * It runs while the process exits, so it must be synchronous.
 * @param {() => void} undo
 * @returns {() => void} takes the registration back, without undoing anything
 */
export function onEveryWayOut(undo) {
  undoings.add(undo);
  return () => undoings.delete(undo);
}

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} StopSignal */

/** @type {(signal: StopSignal) => void} */
let stop = (signal) => process.exit(128 + constants.signals[signal]);

/**
 * Says what a request to stop (Ctrl+C, a service manager) does from now on; before the first call the
 * launcher undoes what it began and exits.
 * @param {(signal: StopSignal) => void} handler
 * @returns {() => void} has it do again what it did before
 */
export function whenAskedToStop(handler) {
  const before = stop;
  stop = handler;
  return () => {
    stop = before;
  };
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => stop(signal));
}

// npm hands a request to stop to the shell between itself and the launcher, which dies of it and leaves us running.
if (process.env['npm_lifecycle_event']) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, PARENT_CHECK_MS).unref();
}

process.on('exit', () => {
  for (const undo of [...undoings].reverse()) {
    try {
      undo();
    } catch {
      // The other things must still be undone, and nobody is left to be told.
    }
  }
});

const TIME_TO_END_MS = 10_000;

/**
 * Asks a program that was started `detached` to end, and ends it with all that it started when it does not.
 * @param {import('node:child_process').ChildProcess} leader
 * @param {StopSignal} signal
 */
export function endSoon(leader, signal) {
  leader.kill(signal);
  const limit = setTimeout(() => killGroup(leader), TIME_TO_END_MS);
  leader.once('exit', () => clearTimeout(limit));
}

/**
 * Ends a program that was started `detached`, and all that it started, at once.
 * @param {import('node:child_process').ChildProcess} leader
 */
export function killGroup(leader) {
  if (leader.pid === undefined) return;
  if (process.platform === 'win32') leader.kill('SIGKILL');
  else process.kill(-leader.pid, 'SIGKILL');
}
