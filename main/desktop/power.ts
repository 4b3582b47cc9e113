import { powerMonitor } from 'electron';
import type { KeepFresh } from '../account/keep-fresh';

/** Lets the schedule rest while the computer sleeps or is locked. */
export function followPower(keepFresh: KeepFresh): void {
  powerMonitor.on('suspend', () => keepFresh.sleep());
  powerMonitor.on('resume', () => keepFresh.wake());
  powerMonitor.on('lock-screen', () => keepFresh.lock());
  powerMonitor.on('unlock-screen', () => keepFresh.unlock());
}
