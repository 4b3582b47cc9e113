import type { ElectronApplication } from '@playwright/test';

type Told = typeof globalThis & { told: string[][] };

/** From now on a dialog of Marquee’s own is noted instead of shown; Electron’s raw one would hang the test. */
export const noteDialogs = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: it, dialog }) => {
    (globalThis as Told).told = [];
    dialog.showErrorBox = (...words) => {
      (globalThis as Told).told.push(words);
      console.log(`dialog: ${words.join(' ')}`);
    };
    it.relaunch = (options) => {
      console.log(`relaunch: ${options?.args?.join(' ') ?? ''}`);
    };
  });
