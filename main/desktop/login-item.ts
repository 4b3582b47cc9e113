import { app } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock';
import type { DiskProblem } from '../plex/problems';
import { succeed, type Result } from '../plex/result';
import { DiskFile } from '../storage/disk-file';
import { autostartEntry } from './autostart-entry';

/** Whether Marquee starts, without its window, when the person logs in. The system keeps it, not Marquee. */
export interface LoginItem {
  isOn(): boolean;
  set(on: boolean): Promise<Result<undefined, DiskProblem>>;
}

/** What the system is to start: in a checkout Electron with the app's folder. */
const ARGUMENTS = [...(process.defaultApp ? [app.getAppPath()] : []), '--hidden'];

/** Only what is written counts here: nothing is read back. */
const MOST_BYTES = 0;

export function createLoginItem(clock: Clock): LoginItem {
  return process.platform === 'linux' ? autostartFile(clock) : systemLoginItem();
}

function systemLoginItem(): LoginItem {
  return {
    isOn: () => app.getLoginItemSettings({ args: ARGUMENTS }).openAtLogin,
    set(on) {
      app.setLoginItemSettings({ openAtLogin: on, args: ARGUMENTS });
      return Promise.resolve(succeed(undefined));
    },
  };
}

function autostartFile(clock: Clock): LoginItem {
  const path = join(app.getPath('appData'), 'autostart', 'marquee.desktop');
  const file = new DiskFile({ path, maxBytes: MOST_BYTES, clock });
  // An AppImage is mounted anew at each start: its own file is what stays where it is.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return {
    isOn: () => existsSync(path),
    set: (on) => (on ? file.write(Buffer.from(autostartEntry([program, ...ARGUMENTS]))) : file.erase()),
  };
}
