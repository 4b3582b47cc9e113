import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root, unfinishedFolder } from '../base/places.mjs';
import { run, step } from '../base/steps.mjs';

const electronPackage = join(root, 'node_modules/electron');
const failureNote = join(cache, 'official-download-failed');

const SILENCE_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 1_000;
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1_000;

/** The version that package.json pins; needs the npm packages. */
export function officialVersion() {
  const manifest = readFileSync(join(electronPackage, 'package.json'), 'utf8');
  return /** @type {{ version: string }} */ (JSON.parse(manifest)).version;
}

/** Where the official Electron is unpacked and what to start there, or undefined while it is not complete. */
export function officialElectron() {
  const dist = join(electronPackage, 'dist');
  const executable = join(dist, readText(join(electronPackage, 'path.txt')));
  const complete = executable !== dist && existsSync(executable);
  return complete && readText(join(dist, 'version')).replace(/^v/, '') === officialVersion()
    ? { dist, executable }
    : undefined;
}

/**
 * Downloads it as the electron package itself does, which checks it against the checksums in that package. The
 * try ends when nothing arrives for 30 seconds.
 * @returns {Promise<string | undefined>} why it failed
 */
export async function downloadOfficialElectron() {
  const downloads = unfinishedFolder();
  const received = () => sizeOf(downloads) + sizeOf(join(electronPackage, 'dist'));
  const tooQuiet = new AbortController();
  const watch = endWhenQuiet(received, tooQuiet);
  const env = {
    ...process.env,
    ELECTRON_GET_NO_PROGRESS: '1',
    NODE_USE_ENV_PROXY: '1',
    TMPDIR: downloads,
    TMP: downloads,
    TEMP: downloads,
  };
  try {
    const { ok, output } = await step(
      `Downloading Electron ${officialVersion()} from its release page (about 120 MB)`,
      () => run(process.execPath, [join(electronPackage, 'install.js')], { env, signal: tooQuiet.signal }),
      () => `${Math.round(received() / 1e6)} MB, `,
    );
    if (ok && officialElectron()) return undefined;
    if (tooQuiet.signal.aborted) return 'nothing arrived for 30 seconds';
    return output.split('\n')[0]?.replace(/^\w*Error: /, '') || 'its installer gave no reason';
  } finally {
    clearInterval(watch);
    rmSync(downloads, { recursive: true, force: true });
  }
}

/**
 * @param {() => number} received bytes so far
 * @param {AbortController} tooQuiet
 */
function endWhenQuiet(received, tooQuiet) {
  let last = { bytes: 0, at: Date.now() };
  return setInterval(() => {
    const bytes = received();
    if (bytes !== last.bytes) last = { bytes, at: Date.now() };
    else if (Date.now() - last.at > SILENCE_LIMIT_MS) tooQuiet.abort();
  }, LOOK_EVERY_MS);
}

/**
 * Remembers for a day that the download failed, so that not every start waits for it.
 * @param {string} why for a person who finds the note
 */
export function rememberFailure(why) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(failureNote, `${officialVersion()} ${Date.now()} ${why}`);
}

/** Whether the download of this version failed less than a day ago. */
export function failedRecently() {
  const [version, at] = readText(failureNote).split(' ');
  return version === officialVersion() && Math.abs(Date.now() - Number(at)) < TRY_AGAIN_AFTER_MS;
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * The bytes in a folder that another process writes to.
 * @param {string} folder
 */
function sizeOf(folder) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
    }
  } catch {
    // A file was renamed while we looked; the next look is a second away.
  }
  return bytes;
}
