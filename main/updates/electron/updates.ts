import { app, dialog } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { THIS_PLATFORM } from '../../base/platform';
import { readUpdateSource, whyUnsupported, type UpdateSource } from '../update-support';
import { UNSUPPORTED_WORDS, type UpdateState } from '../update-state';
import { Updates, type UpdatesParts } from '../updates';

/** Keeps this Marquee up to date, where it can; see `Updates`. */
export function createUpdates(parts: Omit<UpdatesParts, 'unsupported' | 'loadUpdater'>): Updates {
  const source = app.isPackaged ? builtInSource() : null;
  return new Updates({
    ...parts,
    unsupported: whyUnsupported({
      isPackaged: app.isPackaged,
      platform: THIS_PLATFORM,
      source,
      isSystemPackage: existsSync(join(process.resourcesPath, 'system-package')),
      isAppImage: process.env['APPIMAGE'] !== undefined,
    }),
    async loadUpdater() {
      if (source === null) throw new Error('Without a source there is no updater.');
      const { createElectronUpdater } = await import('./electron-updater');
      return createElectronUpdater(source);
    },
  });
}

/** The packed package.json is inside app.asar, with the code that reads it. */
function builtInSource(): UpdateSource | null {
  return readUpdateSource(JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')));
}

/** Answers a person who asked, where the menu's entry alone does not say it. */
export async function tellAboutUpdates(state: UpdateState): Promise<void> {
  if (state.kind === 'failed') {
    await dialog.showMessageBox({
      type: 'warning',
      message: state.problem.message,
      detail: state.problem.advice,
    });
  } else if (state.kind === 'unsupported') {
    await dialog.showMessageBox({ message: UNSUPPORTED_WORDS[state.reason] });
  } else if (state.kind === 'idle') {
    await dialog.showMessageBox({ message: `Marquee ${app.getVersion()} is the newest version.` });
  }
}
