import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFESTS } from './release-names.mjs';
import { digest } from './sums.mjs';

/** @typedef {{ version?: string, files?: { url?: string, sha512?: string, size?: number }[] }} Manifest */

/**
 * The manifests that electron-updater reads.
 * @param {string} folder
 */
export function manifestsIn(folder) {
  const names = readdirSync(folder);
  return MANIFESTS.map(({ name }) => name).filter((name) => names.includes(name));
}

/**
 * Signs a manifest beside it, as `NAME.sig`. main/updates/electron/manifest-signature.ts checks it.
 * @param {string} folder
 * @param {string} name
 * @param {string} key the private Ed25519 key as PEM
 */
export function signManifest(folder, name, key) {
  const signature = sign(null, signedText(folder, name), createPrivateKey(key));
  writeFileSync(join(folder, `${name}.sig`), `${signature.toString('base64')}\n`);
}

/**
 * What is wrong with a manifest, a phrase each: its signature, its version, or a file that it names.
 * @param {string} folder
 * @param {string} name
 * @param {string} key the public key as PEM
 * @param {string} version of the release
 * @returns {Promise<readonly string[]>}
 */
export async function wrongInManifest(folder, name, key, version) {
  if (!isSigned(folder, name, key)) return ['its signature is missing or wrong'];
  const { load } = await import('js-yaml');
  const manifest = /** @type {Manifest} */ (load(readFileSync(join(folder, name), 'utf8')) ?? {});
  const files = manifest.files ?? [];
  const offers = MANIFESTS.find((it) => it.name === name)?.offers;
  const names = readdirSync(folder);
  return [
    ...(manifest.version === version ? [] : [`it is about version ${manifest.version}`]),
    ...(files.length > 0 ? [] : ['it names no files']),
    ...files.flatMap(({ url = '', sha512, size }) => {
      if (!names.includes(url)) return [`it names ${url}, which is not there`];
      if (!offers?.test(url)) return [`it names ${url}, which is not for its system`];
      const file = join(folder, url);
      const isSame = digest(file, 'sha512', 'base64') === sha512 && statSync(file).size === size;
      return isSame ? [] : [`it names another ${url}`];
    }),
  ];
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} key
 */
function isSigned(folder, name, key) {
  const file = join(folder, `${name}.sig`);
  if (!existsSync(file)) return false;
  const signature = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  return verify(null, signedText(folder, name), createPublicKey(key), signature);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function signedText(folder, name) {
  return Buffer.concat([Buffer.from(`${name}\n`), readFileSync(join(folder, name))]);
}
