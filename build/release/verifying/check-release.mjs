import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkArchive } from './archives.mjs';
import { isSignedFile } from '../contents/gpg.mjs';
import { manifestsIn, wrongInManifest } from '../contents/manifests.mjs';
import { checkProgram } from './programs.mjs';
import { holdsFilesAlone, SBOM, wrongEntries } from '../contents/release-names.mjs';
import { coveredFiles, digest, readSums, SUMS } from '../contents/sums.mjs';

/**
 * What was found in a release folder. `wrong`: why it must not be published, a line each, beginning with the file.
 * `notes`: what could not be checked on this machine.
 * @typedef {{ wrong: readonly string[], notes: readonly string[] }} Findings
 */

/**
 * Checks every signature, sum, manifest, fuse and the bill of materials of a release folder.
 * @param {string} folder
 * @param {string} keys the folder with the public keys `releases.asc` and `updates.pem`
 * @param {string} version
 * @returns {Promise<Findings>}
 */
export async function checkRelease(folder, keys, version) {
  const entries = wrongEntries(folder, version);
  if (!holdsFilesAlone(folder)) return { wrong: entries, notes: [] };
  const names = coveredFiles(folder);
  /** @type {Findings[]} */
  const findings = [
    { wrong: entries, notes: [] },
    { wrong: wrongSums(folder, keys), notes: [] },
    {
      wrong: names.filter((name) => name.includes('UNSIGNED')).map((name) => `${name}: is not signed`),
      notes: [],
    },
    { wrong: wrongBill(folder, version).map((it) => `${SBOM}: ${it}`), notes: [] },
  ];
  const updatesKey = readFileSync(join(keys, 'updates.pem'), 'utf8');
  const manifests = manifestsIn(folder);
  if (manifests.length === 0) findings.push({ wrong: [`${folder}: there is no update manifest`], notes: [] });
  for (const name of manifests) {
    const wrong = await wrongInManifest(folder, name, updatesKey, version);
    findings.push({ wrong: wrong.map((it) => `${name}: ${it}`), notes: [] });
  }
  for (const name of names.filter((it) => /\.(exe|dmg|zip|deb|rpm|AppImage|tar\.gz)$/.test(it))) {
    const file = join(folder, name);
    for (const { wrong, note } of [checkProgram(file, keys), await checkArchive(file)]) {
      findings.push({ wrong: wrong.map((it) => `${name}: ${it}`), notes: note ? [`${name} ${note}`] : [] });
    }
  }
  return { wrong: findings.flatMap(({ wrong }) => wrong), notes: findings.flatMap(({ notes }) => notes) };
}

/**
 * @param {string} folder
 * @param {string} keys
 */
function wrongSums(folder, keys) {
  const file = join(folder, SUMS);
  if (!existsSync(file)) return [`${SUMS}: is missing`];
  const isSigned = isSignedFile(file, readFileSync(join(keys, 'releases.asc'), 'utf8'));
  const sums = readSums(readFileSync(file, 'utf8'));
  if (!sums) return [`${SUMS}: is no list of sums, or names a file twice`];
  const names = readdirSync(folder);
  return [
    ...(isSigned ? [] : [`${SUMS}: its signature is missing or wrong`]),
    ...[...sums.keys()].filter((name) => !names.includes(name)).map((name) => `${name}: is missing`),
    ...coveredFiles(folder).flatMap((name) => {
      const sum = sums.get(name);
      if (sum === undefined) return [`${name}: is not in ${SUMS}`];
      return sum === digest(join(folder, name), 'sha256', 'hex') ? [] : [`${name}: is not what ${SUMS} says`];
    }),
  ];
}

/**
 * @param {string} folder
 * @param {string} version
 */
function wrongBill(folder, version) {
  const file = join(folder, SBOM);
  if (!existsSync(file)) return ['is missing'];
  try {
    const bill = /** @type {ReturnType<typeof JSON.parse>} */ (JSON.parse(readFileSync(file, 'utf8')));
    const names = bill.components.map((/** @type {{ name: string }} */ { name }) => name);
    return [
      ...(bill.bomFormat === 'CycloneDX' ? [] : ['is no CycloneDX document']),
      ...(bill.metadata.component.version === version ? [] : ['is about another version']),
      ...['electron', '@github/keytar']
        .filter((name) => !names.includes(name))
        .map((name) => `does not list ${name}`),
    ];
  } catch {
    return ['can’t be read'];
  }
}
