import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SUMS } from './sums.mjs';

/** The bill of materials. */
export const SBOM = 'marquee.cdx.json';

/**
 * The manifests that electron-updater reads, with the end of the names of the files that each may offer: one for
 * another system would be downloaded and started there.
 */
export const MANIFESTS = /** @type {const} */ ([
  { name: 'latest.yml', offers: /-win-(x64|arm64)\.exe$/ },
  { name: 'latest-mac.yml', offers: /-mac-(x64|arm64)\.zip$/ },
  { name: 'latest-linux.yml', offers: /-linux-(x86_64|amd64|x64)\.(AppImage|deb|rpm)$/ },
  { name: 'latest-linux-arm64.yml', offers: /-linux-(arm64|aarch64)\.(AppImage|deb|rpm)$/ },
]);

const ARTIFACT = /^-(linux|mac|win)-[a-z0-9_]+\.(AppImage|deb|rpm|tar\.gz|dmg|zip|exe)(\.blockmap)?$/;

/**
 * What does not belong into the folder of a release, a line each: a release is a flat folder of files with known names,
 * in their exact case.
 * @param {string} folder
 * @param {string} version
 * @returns {readonly string[]}
 */
export function wrongEntries(folder, version) {
  const known = [SUMS, `${SUMS}.asc`, SBOM, ...MANIFESTS.flatMap(({ name }) => [name, `${name}.sig`])];
  const artifacts = `Marquee-${version}`;
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    if (!entry.isFile()) return [`${name}: is a link, a folder or the like`];
    const isArtifact = name.startsWith(artifacts) && ARTIFACT.test(name.slice(artifacts.length));
    return [
      ...(isArtifact || known.includes(name) ? [] : [`${name}: is no file of this release`]),
      ...(statSync(join(folder, name)).size > 0 ? [] : [`${name}: is empty`]),
    ];
  });
}

/**
 * Whether all entries are files, so that they can be looked into.
 * @param {string} folder
 */
export function holdsFilesAlone(folder) {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => entry.isFile());
}
