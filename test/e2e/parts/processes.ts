import type { ElectronApplication } from '@playwright/test';

/** How the app ends: its exit code, or the signal that ended it. */
export const endOf = (app: ElectronApplication): Promise<number | string | null> =>
  new Promise((resolve) => app.process().once('exit', (code, signal) => resolve(code ?? signal)));
