import { powerMonitor } from 'electron';
import type { KeepFresh } from '../account/keep-fresh';

/** Lets the schedules of the accounts rest while the computer sleeps or is locked. */
export function followPower(schedules: () => readonly KeepFresh[]): void {
  const each = (tell: (schedule: KeepFresh) => void) => () => schedules().forEach(tell);
  powerMonitor.on(
    'suspend',
    each((it) => it.sleep()),
  );
  powerMonitor.on(
    'resume',
    each((it) => it.wake()),
  );
  powerMonitor.on(
    'lock-screen',
    each((it) => it.lock()),
  );
  powerMonitor.on(
    'unlock-screen',
    each((it) => it.unlock()),
  );
}
