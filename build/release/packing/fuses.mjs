import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How Electron writes a fuse that is on: the digit 1. The package has no name for it that can be imported. */
const ON = '1'.charCodeAt(0);

/** How each of Electron's fuses must stand in what people get. */
const WANTED = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'off',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
};

/**
 * Reads the fuses back from a packed Electron.
 * @param {string} program an executable, or on macOS the app's folder
 * @returns {Promise<readonly string[]>} what is wrong, a phrase each
 */
export async function wrongFuses(program) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(program);
  const names = /** @type {(keyof typeof WANTED)[]} */ (Object.keys(WANTED));
  return names.flatMap((name) => {
    const found = wire[FuseV1Options[name]] === ON ? 'on' : 'off';
    return found === WANTED[name] ? [] : [`the fuse ${name} is ${found}`];
  });
}

/**
 * The programs in the folders that electron-builder packed.
 * @param {string} dist
 */
export function packedPrograms(dist) {
  return readdirSync(dist)
    .flatMap((folder) => ['marquee', 'marquee.exe', 'Marquee.app'].map((name) => join(dist, folder, name)))
    .filter((path) => existsSync(path));
}
