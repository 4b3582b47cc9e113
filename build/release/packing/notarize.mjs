import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Has Apple notarize the images for macOS, and staples its answer to them, so that they open without a network.
 * electron-builder does so with the app inside alone. The images stand in no update manifest
 * (`dmg.writeUpdateInfo`), since stapling changes them.
 * @param {string} dist
 */
export function notarizeImages(dist) {
  const { APPLE_API_KEY = '', APPLE_API_KEY_ID = '', APPLE_API_ISSUER = '' } = process.env;
  const credentials = ['--key', APPLE_API_KEY, '--key-id', APPLE_API_KEY_ID, '--issuer', APPLE_API_ISSUER];
  for (const name of readdirSync(dist).filter((it) => it.endsWith('.dmg'))) {
    const image = join(dist, name);
    xcrun('notarytool', 'submit', image, ...credentials, '--wait');
    xcrun('stapler', 'staple', image);
  }
}

/** @param {readonly string[]} args */
function xcrun(...args) {
  execFileSync('xcrun', args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
