import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../launcher/base/places.mjs';
import { bundledPackages } from '../packing/bundled-packages.mjs';

/** @typedef {{ type: string, name: string, version: string, purl: string, licenses: { expression: string }[] }} Component */

/**
 * What is in a release, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): the packages whose code is really in
 * it, and Electron, which npm's own lists leave out. Without random parts, so that the same sources give the same text.
 * @param {string} version
 */
export function billOfMaterials(version) {
  const { dependencies = {}, devDependencies = {} } =
    /** @type {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} */ (
      JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    );
  const electron = { ...dependencies, ...devDependencies }['electron'] ?? '';
  const parts = [...bundledPackages(), { name: 'electron', version: electron, license: 'MIT' }];
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component('application', 'marquee', version, 'MIT') },
    components: parts.map((it) => component('library', it.name, it.version, it.license)),
  };
  return `${JSON.stringify(sbom, null, 2)}\n`;
}

/**
 * @param {string} type
 * @param {string} name
 * @param {string} version
 * @param {string} license an SPDX expression
 * @returns {Component & { 'bom-ref': string }}
 */
function component(type, name, version, license) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type, 'bom-ref': purl, name, version, purl, licenses: [{ expression: license }] };
}
