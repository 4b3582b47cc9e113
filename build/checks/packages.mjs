import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../launcher/base/places.mjs';
import { bundledPackages, notes } from '../release/packing/bundled-packages.mjs';

/**
 * The part of `package-lock.json` that the checks read; paths are those in `node_modules`.
 * @typedef {{ license?: string, hasInstallScript?: boolean }} LockedPackage
 * @typedef {{ packages: Readonly<Record<string, LockedPackage>> }} Lockfile
 */

/** @returns {Lockfile} */
export function readLockfile() {
  const lockfile = /** @type {Lockfile} */ (
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  );
  // Marquee itself stands there, too.
  const packages = Object.entries(lockfile.packages).filter(([path]) => path !== '');
  return { packages: Object.fromEntries(packages) };
}

/**
 * Names and licenses of what is in Marquee, by what the last build noted; null when nothing was built yet. Electron is
 * no package that is bundled, but most of what is shipped.
 */
export function shippedPackages() {
  if (!existsSync(notes)) return null;
  const electron = { name: 'electron', license: 'MIT' };
  return [...bundledPackages(), electron].map(({ name, license }) => ({ name, license, isShipped: true }));
}

/**
 * Names and licenses of everything that is installed.
 * @param {Lockfile} lockfile
 */
export function lockedPackages({ packages }) {
  return Object.entries(packages).map(([path, { license }]) => ({
    name: path.replace(/^.*node_modules\//, ''),
    license,
    isShipped: false,
  }));
}
