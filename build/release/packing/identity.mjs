import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../launcher/base/places.mjs';

/** The public keys of the releases; see README.md there. */
export const keys = join(root, 'build/keys');

/**
 * What electron-builder must know of the project's home: `MARQUEE_REPOSITORY`, an address such as
 * `https://github.com/OWNER/NAME`. It goes into the packages, and with the public key of the updates it is where the
 * packed app looks for newer versions. Without both the app does not update itself.
 */
export function identity() {
  const repository = process.env['MARQUEE_REPOSITORY'];
  const key = updateKey();
  const home = repository ?? 'https://marquee.invalid'; // packages need one; this name is reserved for what is none
  const updates = `${home}/releases/latest/download/`;
  return {
    'extraMetadata.homepage': home,
    'linux.maintainer': `The Marquee authors <${process.env['MARQUEE_MAINTAINER'] ?? 'nobody@marquee.invalid'}>`,
    ...(repository && key && updateSource(updates, key)),
  };
}

/**
 * The settings of a build that updates itself. There is nothing in the packed app that changes them.
 * @param {string} url the folder of the newest release
 * @param {string} key the public half of the Ed25519 key that signs its manifests, as base64 of its DER form
 */
export function updateSource(url, key) {
  return {
    'extraMetadata.updates.url': url,
    'extraMetadata.updates.key': key,
    // electron-builder writes manifests only for who publishes somewhere.
    'publish.provider': 'generic',
    'publish.url': url,
  };
}

function updateKey() {
  const file = join(keys, 'updates.pem');
  if (!existsSync(file)) return null;
  return createPublicKey(readFileSync(file)).export({ type: 'spki', format: 'der' }).toString('base64');
}
