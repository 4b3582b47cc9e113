import { app } from 'electron';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

/**
 * Whether Marquee's folder may be written to; `none` when it isn't there and can't be made, or when Chromium has no place
 * to write at all.
 */
export type OwnFolder = 'writable' | 'read-only' | 'none';

/**
 * Makes Marquee's folder and says what can be done there. Chromium ends the process when it can't write; where the
 * folder is closed it gets one for this run.
 */
export function openOwnFolder(): OwnFolder {
  const path = ownPath();
  if (path !== null && mayWriteTo(path)) return 'writable';
  const instead = temporaryFolder();
  if (instead === null) return 'none';
  app.setPath('sessionData', instead);
  // Processes of Chromium's may be writing there still.
  process.once('exit', () => rmSync(instead, { recursive: true, force: true, maxRetries: 3 }));
  return path !== null && existsSync(path) ? 'read-only' : 'none';
}

function temporaryFolder(): string | null {
  try {
    return mkdtempSync(resolve(tmpdir(), 'marquee-'));
  } catch {
    return null;
  }
}

/** Electron makes the folder when it is asked for it, and throws where it can't. */
function ownPath(): string | null {
  try {
    return app.getPath('userData');
  } catch {
    return null;
  }
}

function mayWriteTo(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
