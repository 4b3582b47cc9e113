import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { THIS_PLATFORM } from '../../base/platform';
import { words } from '../../base/words';
import { readUpdateSource, whyUnsupported, type UpdateSource } from '../update-support';
import type { UpdateState } from '../update-state';
import { Updates, type UpdatesDeps } from '../updates';

/** Keeps this Marquee up to date, where it can; see `Updates`. */
export function createUpdates(deps: Omit<UpdatesDeps, 'version' | 'unsupported' | 'loadUpdater'>): Updates {
  const source = app.isPackaged ? builtInSource() : null;
  return new Updates({
    ...deps,
    version: app.getVersion(),
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

/**
 * Answers a person who asked, where the menu's entry alone does not say it.
 * @param parent the window that the answer belongs to, if there is one
 */
export async function tellAboutUpdates(state: UpdateState, parent: BrowserWindow | null): Promise<void> {
  const answer = answerOf(state);
  if (answer === null) return;
  // Asked from the tray, the window may be minimized, and a dialog of its own would be so, too.
  await (parent && !parent.isMinimized()
    ? dialog.showMessageBox(parent, answer)
    : dialog.showMessageBox(answer));
}

function answerOf(state: UpdateState): MessageBoxOptions | null {
  switch (state.kind) {
    case 'failed':
      return { type: 'warning', message: state.problem.message, detail: state.problem.advice };
    case 'unsupported':
      return { message: words().updates.unsupported[state.reason] };
    case 'idle':
      return { message: words().updates.latest({ version: app.getVersion() }) };
    case 'checking':
    case 'available':
    case 'downloading':
    case 'ready':
      return null;
    default:
      return state satisfies never;
  }
}
