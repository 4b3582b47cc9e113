import { app } from 'electron';
import { join } from 'node:path';
import { THIS_PLATFORM, type Platform } from '../../base/platform';
import type { Clock } from '../../base/clock';
import { Emitter } from '../../base/emitter';
import type { DiskProblem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import { readWhole } from '../../storage/files/disk-file';
import { FileWriter } from '../../storage/files/file-writer';
import { autostartEntry, isSwitchedOn } from './autostart-entry';
import { outcomeOf, startsAtLogin, type LoginItemAnswer } from './login-item-state';

/** Whether Marquee starts, without its window, when the person logs in. The system keeps it, not Marquee. */
export interface LoginItem {
  /** As it was at the last check. */
  readonly isOn: boolean;
  /** Listens for it to be switched on or off, by whatever means, and for each try to. */
  readonly onChange: (listener: () => void) => void;
  /** Checks again: a person may have changed it with the system's own means. */
  check(): void;
  set(on: boolean): Promise<Result<undefined, DiskProblem>>;
}

/** What the system is to start: in a checkout Electron with the app's folder. */
const ARGUMENTS = [...(process.defaultApp ? [app.getAppPath()] : []), '--hidden'];

/** What the system knows of it. */
interface SystemEntry {
  isOn(): boolean;
  set(on: boolean): Promise<Result<undefined, DiskProblem>>;
}

/** The entry by which this system starts Marquee at login. */
export function createLoginItem(clock: Clock): LoginItem {
  const entry = THIS_PLATFORM === 'linux' ? autostartFile(clock) : systemLoginItem(THIS_PLATFORM);
  let isOn = entry.isOn(); // held, since every snapshot tells it

  const changed = new Emitter();

  return {
    get isOn() {
      return isOn;
    },
    onChange: changed.on,
    check() {
      const before = isOn;
      isOn = entry.isOn();
      if (isOn !== before) changed.emit();
    },
    async set(on) {
      const done = await entry.set(on);
      isOn = entry.isOn();
      changed.emit();
      return done;
    },
  };
}

function systemLoginItem(platform: Platform): SystemEntry {
  const ask = (): LoginItemAnswer => app.getLoginItemSettings({ args: ARGUMENTS });
  return {
    isOn: () => startsAtLogin(platform, ask(), ARGUMENTS),
    set(on) {
      app.setLoginItemSettings({ openAtLogin: on, args: ARGUMENTS });
      return Promise.resolve(outcomeOf(platform, ask(), ARGUMENTS, on));
    },
  };
}

function autostartFile(clock: Clock): SystemEntry {
  const path = join(app.getPath('appData'), 'autostart', 'marquee.desktop');
  const file = new FileWriter({ path, clock });
  // An AppImage is mounted again at each start: its own file is what stays where it is.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return {
    isOn: () => startsFrom(path),
    set: (on) => (on ? file.write(Buffer.from(autostartEntry([program, ...ARGUMENTS]))) : file.erase()),
  };
}

/** Bytes; no desktop writes more into an entry. */
const MAX_BYTES = 64 * 1024;

/** What a desktop can't read it does not start either. */
function startsFrom(path: string): boolean {
  try {
    const content = readWhole(path, MAX_BYTES);
    return content.kind === 'bytes' && isSwitchedOn(content.bytes.toString());
  } catch {
    return false;
  }
}
