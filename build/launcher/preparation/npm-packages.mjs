import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, step, Stop } from '../base/steps.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lockfile */

/**
 * Whether npm last installed just what the lockfile of this folder asks for. npm notes what it installed in
 * `node_modules/.package-lock.json`, after everything else, so an interrupted run is seen as well.
 * @param {string} folder
 */
export function packagesAreInstalled(folder) {
  const wanted = readLockfile(join(folder, 'package-lock.json')).packages ?? {};
  const installed = readLockfile(join(folder, 'node_modules/.package-lock.json')).packages ?? {};
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = installed[path];
    if (path === '') return true;
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/**
 * Installs what the lockfile of this folder pins. npm checks every package against its integrity there, and no
 * package runs code of its own. A second try helps where the network is shaky, or where the npm of a launcher that
 * was killed is still at work.
 * @param {string} folder
 * @param {string} what the words for the person who waits
 */
export async function installPackages(folder, what) {
  const flags = [
    '--ignore-scripts',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--fetch-retry-maxtimeout=15000',
  ];
  const { command, args, shell } = npmCommand(['ci', '--loglevel=error', ...flags]);
  const install = () => run(command, args, { cwd: folder, shell });
  await step(what, install);
  // Its exit code is no proof: npm 10 without a network has been seen to give up and answer 0.
  if (packagesAreInstalled(folder)) return;
  const { output } = await step('npm did not succeed; trying once more', install);
  if (packagesAreInstalled(folder)) return;
  throw new Stop(`npm could not install the packages:\n${output}\nIs the network up? Then try again.`);
}

/**
 * How to run npm. Under `npm start` it says where it is; that also spares the shell which Windows needs to find it.
 * @param {readonly string[]} args
 */
export function npmCommand(args) {
  const script = process.env['npm_execpath'];
  return script?.endsWith('npm-cli.js')
    ? { command: process.execPath, args: [script, ...args], shell: false }
    : { command: 'npm', args, shell: process.platform === 'win32' };
}

/**
 * @param {string} path
 * @returns {Lockfile}
 */
function readLockfile(path) {
  try {
    return /** @type {Lockfile} */ (JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}
