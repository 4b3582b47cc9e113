import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onEveryWayOut } from '../base/endings.mjs';
import { cache, removeUnfinished } from '../base/places.mjs';
import { say } from '../base/steps.mjs';

const lock = join(cache, 'being-prepared');
const HEARTBEAT_MS = 2_000;
const STALE_AFTER_MS = 20_000;
const LOOK_AGAIN_MS = 500;

/**
 * Runs `work` while no other launcher on this machine prepares anything: npm, apt and the build each want their
 * folders for themselves. The holder keeps the lock's time fresh (a process id would mean nothing in another
 * container), so one that was killed holds nobody up for long.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  const release = await takeLock();
  try {
    return await work();
  } finally {
    release();
  }
}

async function takeLock() {
  mkdirSync(cache, { recursive: true });
  for (let hasSaid = false; !tryLock(); hasSaid = true) {
    if (!hasSaid) say('Another launcher is preparing Marquee; waiting for it ...');
    if (ageOfLock() > STALE_AFTER_MS) setAside();
    else await pause(LOOK_AGAIN_MS);
  }
  removeUnfinished();
  const heartbeat = setInterval(keepFresh, HEARTBEAT_MS);
  const unlock = () => rmSync(lock, { recursive: true, force: true });
  const forget = onEveryWayOut(unlock);
  return () => {
    clearInterval(heartbeat);
    forget();
    unlock();
  };
}

/** Making a folder either succeeds for one launcher or fails; there is nothing in between. */
function tryLock() {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

function keepFresh() {
  try {
    utimesSync(lock, new Date(), new Date());
  } catch {
    // A launcher that saw this machine sleep took us for dead; what each of us makes is renamed when it is whole.
  }
}

function ageOfLock() {
  return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** A rename, so that of two who wait only one sets the dead launcher's lock aside. */
function setAside() {
  try {
    const aside = `${lock}-by-a-dead-launcher-${process.pid}`;
    renameSync(lock, aside);
    rmSync(aside, { recursive: true });
  } catch {
    // The other one was faster.
  }
}
