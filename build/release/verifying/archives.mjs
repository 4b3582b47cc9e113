import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrongFuses } from '../packing/fuses.mjs';

/** What opens an artifact and puts its files into a folder, by the end of its name. */
const OPENERS = [
  {
    end: '.tar.gz',
    open: (/** @type {string} */ file, /** @type {string} */ to) => ['tar', '-xf', file, '-C', to],
  },
  {
    end: '.deb',
    open: (/** @type {string} */ file, /** @type {string} */ to) => ['dpkg-deb', '-x', file, to],
  },
  {
    end: '.zip',
    open: (/** @type {string} */ file, /** @type {string} */ to) => ['unzip', '-q', file, '-d', to],
  },
];

/**
 * Opens an artifact and reads the fuses of the Electron in it.
 * @param {string} file
 * @returns {Promise<{ wrong: readonly string[], note?: string }>} `note` when it could not be opened here
 */
export async function checkArchive(file) {
  const opener = OPENERS.find(({ end }) => file.endsWith(end));
  if (!opener)
    return { wrong: [], note: 'is of a kind that is not opened here; its build read its fuses back' };
  const folder = mkdtempSync(join(tmpdir(), 'marquee-archive-'));
  try {
    mkdirSync(folder, { recursive: true });
    const [command = '', ...args] = opener.open(file, folder);
    const { status, error } = spawnSync(command, args, { stdio: 'ignore' });
    if (error) return { wrong: [], note: `was not opened, since there is no ${command} here` };
    if (status !== 0) return { wrong: ['it can’t be opened'] };
    const program = programIn(folder);
    return { wrong: program ? await wrongFuses(program) : ['there is no Marquee in it'] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The app's folder on macOS, else the executable beside Electron's resources.
 * @param {string} folder
 */
function programIn(folder) {
  const folders = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const app = folders.find(({ name }) => name === 'Marquee.app');
  if (app) return join(app.parentPath, app.name);
  return folders
    .filter(({ name }) => name === 'resources')
    .flatMap(({ parentPath }) => ['marquee', 'marquee.exe'].map((name) => join(parentPath, name)))
    .find((path) => existsSync(path));
}
