import { join } from 'node:path';
import { contentHash, root } from '../launcher/base/places.mjs';

/** Where it is kept which drawings the icons in the repository were made from. */
export const manifestFile = join(root, 'build/icons/manifest.json');

const SOURCES = [
  'app.svg',
  'app-16.svg',
  'app-24.svg',
  'app-32.svg',
  'tray',
  'make-icons.mjs',
  'containers.mjs',
];
const MADE = [
  'build/icon.png',
  'build/icon.ico',
  'build/icon.icns',
  'build/icons/linux',
  'main/desktop/tray/icons',
];

/** What the manifest must say for the files that are there now: hashes of the drawings and of the icons. */
export function presentManifest() {
  return { sources: contentHash(join(root, 'build/icons'), SOURCES), icons: contentHash(root, MADE) };
}
