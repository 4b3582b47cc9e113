import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../launcher/base/places.mjs';
import { ico, icns, ICNS_SIZES } from './containers.mjs';
import { manifestFile, presentManifest } from './manifest.mjs';

// `npm run icons`: makes every icon of Marquee from the drawings in this folder.

const drawings = join(root, 'build/icons');
const linuxIcons = join(drawings, 'linux');
const trayIcons = join(root, 'main/desktop/tray/icons');

/** The sizes of the tray glyphs. macOS draws a template in the color of its menu bar: 16 points, plain and Retina. */
const TRAY_SIZES = {
  light: [16, 20, 22, 24, 32, 40, 48, 64],
  dark: [16, 20, 22, 24, 32, 40, 48, 64],
  colored: [16, 20, 22, 24, 32, 40, 48, 64],
  template: [16, 32],
  tile: [16, 22, 24, 32, 48],
};
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];

/**
 * The colors of the tray glyphs; the amber marks what wants attention. Windows tells whether its taskbar is light or dark.
 * The panels of Linux do not: a light glyph on a dark tile is seen on any of them. `colored` is for who wants it so.
 */
const TONES = {
  light: { ink: '#211c17', amber: '#c27803', tile: null },
  dark: { ink: '#f4efe8', amber: '#f5b544', tile: null },
  template: { ink: '#000', amber: '#000', tile: null },
  tile: { ink: '#f4efe8', amber: '#f5b544', tile: '#211c17' },
  colored: { ink: '#f5b544', amber: '#fff6e0', tile: '#211c17' },
};
/** The amber as the drawings have it. */
const DRAWN_AMBER = '#f2ab27';

/** The pixel grids of the tray glyphs: a drawing is crisp at the size of its grid and at multiples of it. */
const TRAY_GRIDS = [32, 24, 20, 16];

/**
 * Apple’s icons leave a margin: 824 of 1024 pixels are the icon, of which 960 units of the drawing are.
 * https://developer.apple.com/design/human-interface-guidelines/app-icons
 */
const MAC_VIEW = 'viewBox="-84 -84 1192 1192"';

/**
 * @param {string} svg
 * @param {number} size in pixels
 */
function draw(svg, size) {
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  return { size, png: Buffer.from(drawn.asPng()) };
}

/** @param {string} name */
const read = (name) => readFileSync(join(drawings, name), 'utf8');

/**
 * The app's icon: the small sizes have a drawing of their own, on their pixels.
 * @param {number} size
 */
function appDrawing(size) {
  const own = `app-${size}.svg`;
  return read(existsSync(join(drawings, own)) ? own : 'app.svg');
}

/** @param {number} size */
const appIcon = (size) => draw(appDrawing(size), size);

/** @param {number} size */
const macIcon = (size) => draw(appDrawing(size).replace('viewBox="0 0 1024 1024"', MAC_VIEW), size);

/**
 * @param {string} state
 * @param {number} size
 * @returns {string}
 */
function trayDrawing(state, size) {
  // 22 pixels, which many panels have, are 20 with a margin.
  if (size === 22) return trayDrawing(state, 20).replace('viewBox="0 0 20 20"', 'viewBox="-1 -1 22 22"');
  const names = TRAY_GRIDS.filter((grid) => size % grid === 0).map((grid) => `tray/${state}-${grid}.svg`);
  const name = names.find((candidate) => existsSync(join(drawings, candidate)));
  if (name === undefined) throw new Error(`No drawing of “${state}” fits ${size} pixels.`);
  return read(name);
}

/**
 * Puts a drawing onto a tile of its size, with round corners.
 * @param {string} svg
 * @param {string | null} color null leaves it as it is
 */
function onTile(svg, color) {
  const [root = '', left, top, side] = /^<svg .*viewBox="(-?\d+) (-?\d+) (\d+) \d+".*>/.exec(svg) ?? [];
  const place = `x="${left}" y="${top}" width="${side}" height="${side}" rx="${Number(side) * 0.2}"`;
  return color === null ? svg : svg.replace(root, `${root}<rect ${place} fill="${color}" />`);
}

/** @param {string} state */
function makeTrayIcons(state) {
  for (const [tone, { ink, amber, tile }] of Object.entries(TONES)) {
    for (const size of TRAY_SIZES[/** @type {keyof typeof TRAY_SIZES} */ (tone)]) {
      const glyph = trayDrawing(state, size).replaceAll('currentColor', ink).replaceAll(DRAWN_AMBER, amber);
      const svg = onTile(glyph, tile);
      save(join(trayIcons, `${state}-${tone}-${size}.png`), draw(svg, size).png);
    }
  }
}

/**
 * @param {string} file
 * @param {Buffer} content
 */
function save(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

await initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
for (const folder of [linuxIcons, trayIcons]) rmSync(folder, { recursive: true, force: true });

const states = new Set(readdirSync(join(drawings, 'tray')).map((name) => name.replace(/-\d+\.svg$/, '')));
for (const state of states) makeTrayIcons(state);

for (const size of LINUX_SIZES) save(join(linuxIcons, `${size}x${size}.png`), appIcon(size).png);
save(join(root, 'build/icon.png'), appIcon(512).png);
save(join(root, 'build/icon.ico'), ico(WINDOWS_SIZES.map(appIcon)));
save(join(root, 'build/icon.icns'), icns(ICNS_SIZES.map(macIcon)));

writeFileSync(manifestFile, `${JSON.stringify(presentManifest(), null, 2)}\n`);
