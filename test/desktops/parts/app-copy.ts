import { cp, mkdtemp, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import electron from 'electron';
import { desktopUser } from './user';

const root = resolve(import.meta.dirname, '../../..');

/** In plain Node the package exports the path of its program; its types describe what it exports in Electron. */
const electronPath = electron as unknown as string;

/** What starts Marquee: a program, and what comes before Marquee's own arguments. */
export interface AppFiles {
  readonly program: string;
  readonly app: string;
}

/**
 * Playwright's set-up of the run. The checkout and its Electron may lie in the home of root, where the desktop's user
 * can't read: then a copy of what was built goes where that user can. Answers what removes it again.
 */
export async function copyApp(): Promise<() => Promise<void>> {
  if (desktopUser === null) return () => Promise.resolve();
  const folder = await mkdtemp(join(tmpdir(), 'marquee-app-'));
  const built = ['package.json', 'out', 'node_modules/keytar'];
  for (const part of built) await cp(join(root, part), join(folder, 'app', part), { recursive: true });
  await promisify(execFile)('cp', [
    '-r',
    '--reflink=auto',
    resolve(electronPath, '..'),
    join(folder, 'electron'),
  ]);
  await promisify(execFile)('chmod', ['-R', 'a+rX', folder]);
  process.env['MARQUEE_APP_COPY'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

export function appFiles(): AppFiles {
  const copy = process.env['MARQUEE_APP_COPY'];
  if (copy === undefined) return { program: electronPath, app: root };
  return { program: join(copy, 'electron/electron'), app: join(copy, 'app') };
}
