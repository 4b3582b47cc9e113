import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand } from '../launcher/base/command.mjs';
import { root } from '../launcher/base/places.mjs';
import { say, Stop } from '../launcher/base/steps.mjs';
import { signFile } from './contents/gpg.mjs';
import { manifestsIn, signManifest } from './contents/manifests.mjs';
import { SBOM } from './contents/release-names.mjs';
import { billOfMaterials } from './contents/sbom.mjs';
import { SUMS, sumsOf } from './contents/sums.mjs';

/**
 * `npm run seal-release DIR`: adds the bill of materials, the signatures of the update manifests, the sums of all, and
 * the signature of the sums. The keys come from the environment alone:
 * `MARQUEE_UPDATES_PRIVATE_KEY` (Ed25519, PEM), `MARQUEE_GPG_PRIVATE_KEY` (armoured) and `MARQUEE_GPG_PASSPHRASE`.
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function sealRelease([dir]) {
  if (!dir) throw new Stop('Name the folder of the release: npm run seal-release DIR');
  const folder = resolve(dir);
  const updatesKey = secret('MARQUEE_UPDATES_PRIVATE_KEY');
  const gpgKey = secret('MARQUEE_GPG_PRIVATE_KEY');
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  );
  writeFileSync(join(folder, SBOM), billOfMaterials(version));
  for (const name of manifestsIn(folder)) signManifest(folder, name, updatesKey);
  writeFileSync(join(folder, SUMS), sumsOf(folder));
  signFile(join(folder, SUMS), gpgKey, process.env['MARQUEE_GPG_PASSPHRASE'] ?? '');
  say(`${folder} is sealed.`);
  return Promise.resolve(0);
}

/** @param {string} name */
function secret(name) {
  const value = process.env[name];
  if (!value)
    throw new Stop(
      `UNSIGNED: ${name} is not set, so this release can’t be signed and must not be published.`,
    );
  return value;
}

await runCommand(sealRelease);
