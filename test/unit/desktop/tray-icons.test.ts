import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestFile, presentManifest } from '../../../build/icons/manifest.mjs';
import type { TrayIconState } from '../../../main/account/at-a-glance';
import type { Platform } from '../../../main/base/platform';
import { trayPictures, type TrayLook } from '../../../main/desktop/tray-icon-files';
import { readPng, type Pixels } from '../support/png';

const STATES = ['fine', 'attention', 'stale', 'signed-out', 'demo'] as const satisfies TrayIconState[];
const PANELS = ['light', 'dark'] as const;
const SIZES = [16, 20, 24, 32, 40, 48, 64];
const PAIRS = STATES.flatMap((one, at) => STATES.slice(at + 1).map((other) => [one, other] as const));

const folder = new URL('../../../main/desktop/tray-icons/', import.meta.url);

function icon(name: string): Pixels {
  return readPng(readFileSync(new URL(`${name}.png`, folder)));
}

function pixels({ rgba }: Pixels): { brightness: number; opacity: number }[] {
  return Array.from({ length: rgba.length / 4 }, (_, at) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = rgba.subarray(at * 4, at * 4 + 4);
    return { brightness: 0.2126 * red + 0.7152 * green + 0.0722 * blue, opacity };
  });
}

const isOpaque = ({ opacity }: { opacity: number }): boolean => opacity > 127;

function meanBrightness(picture: Pixels): number {
  const opaque = pixels(picture).filter(isOpaque);
  return opaque.reduce((sum, { brightness }) => sum + brightness, 0) / opaque.length;
}

describe('the icons of the tray', () => {
  it('are there for every state, panel and size, and no others', () => {
    const wanted = STATES.flatMap((state) => [
      ...PANELS.flatMap((panel) => SIZES.map((size) => `${state}-${panel}-${size}.png`)),
      `${state}-template-16.png`,
      `${state}-template-32.png`,
    ]);
    expect(readdirSync(folder).sort()).toEqual(wanted.sort());
  });

  it('have the size that their name says', () => {
    for (const file of readdirSync(folder)) {
      const name = file.replace('.png', '');
      const size = Number(name.split('-').at(-1));
      const { width, height } = icon(name);
      expect({ name, width, height }).toEqual({ name, width: size, height: size });
    }
  });

  it.each(PAIRS)('tell “%s” from “%s” by shape alone, at 16 pixels', (one, other) => {
    for (const tone of [...PANELS, 'template']) {
      const [a, b] = [pixels(icon(`${one}-${tone}-16`)), pixels(icon(`${other}-${tone}-16`))];
      const different = a.filter((pixel, at) => Math.abs(pixel.opacity - (b[at]?.opacity ?? 0)) > 127);
      expect(different.length).toBeGreaterThan(40);
    }
  });

  it.each(STATES)('are dark on a light panel and light on a dark one: “%s”', (state) => {
    for (const size of SIZES) {
      expect(meanBrightness(icon(`${state}-light-${size}`))).toBeLessThan(100);
      expect(meanBrightness(icon(`${state}-dark-${size}`))).toBeGreaterThan(180);
    }
  });

  it.each(STATES)('are pure black as templates for macOS: “%s”', (state) => {
    for (const size of [16, 32]) {
      expect(pixels(icon(`${state}-template-${size}`)).filter(({ brightness }) => brightness > 0)).toEqual(
        [],
      );
    }
  });

  it('were made from the drawings that are there now (else: npm run icons)', () => {
    expect(JSON.parse(readFileSync(manifestFile, 'utf8'))).toEqual(presentManifest());
  });
});

describe('the pictures of a tray icon', () => {
  function sizes(platform: Platform, look: TrayLook): { scaleFactor: number; width: number }[] {
    return trayPictures(platform, 'fine', look).map(({ scaleFactor, dataURL }) => {
      const png = Buffer.from(dataURL.replace('data:image/png;base64,', ''), 'base64');
      return { scaleFactor, width: readPng(png).width };
    });
  }

  it('are a template of 16 points on macOS, plain and Retina', () => {
    expect(sizes('darwin', { panel: 'dark', scaleFactor: 2 })).toEqual([
      { scaleFactor: 1, width: 16 },
      { scaleFactor: 2, width: 32 },
    ]);
  });

  it.each([
    [1, 16],
    [1.25, 20],
    [1.5, 24],
    [1.75, 32],
    [2, 32],
    [5, 64],
  ])('at a scale of %d have %d pixels on Windows', (scaleFactor, width) => {
    expect(sizes('win32', { panel: 'light', scaleFactor })).toEqual([{ scaleFactor: 1, width }]);
  });

  it.each([
    [1, 24],
    [1.25, 24],
    [1.5, 48],
    [2, 48],
  ])('at a scale of %d have %d pixels on Linux', (scaleFactor, width) => {
    expect(sizes('linux', { panel: 'light', scaleFactor })).toEqual([{ scaleFactor: 1, width }]);
  });

  it('belong to the state and the panel', () => {
    const urls = STATES.flatMap((state) =>
      PANELS.flatMap((panel) => trayPictures('linux', state, { panel, scaleFactor: 1 })),
    ).map(({ dataURL }) => dataURL);
    expect(new Set(urls).size).toBe(STATES.length * PANELS.length);
  });
});
