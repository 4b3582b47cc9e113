import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestFile, presentManifest } from '../../../../build/icons/manifest.mjs';
import type { TrayIconState } from '../../../../preload/contract/app/glance';
import { TRAY_ICONS, type TrayIconStyle } from '../../../../preload/contract/app/settings';
import { panelPictures, trayPictures, type TrayDisplay } from '../../../../main/desktop/tray/tray-pictures';
import { readPng, type Pixels } from '../../support/png';

const STATES = ['fine', 'attention', 'stale', 'signed-out', 'demo'] as const satisfies TrayIconState[];
const PANELS = ['light', 'dark'] as const;
const SIZES = [16, 20, 22, 24, 32, 40, 48, 64];
const TILE_SIZES = [16, 22, 24, 32, 48];
const BACKGROUNDS = { white: 255, 'mid gray': 128, black: 0 };
const PAIRS = STATES.flatMap((one, at) => STATES.slice(at + 1).map((other) => [one, other] as const));

const folder = new URL('../../../../main/desktop/tray/icons/', import.meta.url);

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

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf(...color: readonly [red: number, green: number, blue: number]): number {
  const [red, green, blue] = color.map((part) =>
    part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** How bright each pixel of a picture is on a panel of some gray. */
function luminances({ rgba }: Pixels, gray: number): readonly number[] {
  return Array.from({ length: rgba.length / 4 }, (_, at) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = rgba.subarray(at * 4, at * 4 + 4);
    const on = (part: number): number => (part * opacity + gray * (255 - opacity)) / 255;
    return luminanceOf(on(red), on(green), on(blue));
  });
}

describe('the icons of the tray', () => {
  it('are there for every state, panel and size, and no others', () => {
    const wanted = STATES.flatMap((state) => [
      ...[...PANELS, 'colored'].flatMap((panel) => SIZES.map((size) => `${state}-${panel}-${size}.png`)),
      ...TILE_SIZES.map((size) => `${state}-tile-${size}.png`),
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

  it.each(STATES.flatMap((state) => Object.keys(BACKGROUNDS).map((panel) => [state, panel] as const)))(
    'are seen on any panel of Linux: “%s” on %s',
    (state, panel) => {
      const gray = BACKGROUNDS[panel as keyof typeof BACKGROUNDS];
      for (const size of TILE_SIZES) {
        const seen = luminances(icon(`${state}-tile-${size}`), gray).filter(
          (luminance) => contrast(luminance, luminanceOf(gray, gray, gray)) >= 3,
        );
        expect(seen.length / size ** 2, `${size} pixels`).toBeGreaterThan(0.2);
      }
    },
  );

  it.each(PAIRS)('tell “%s” from “%s” on any panel of Linux, at 16 pixels', (one, other) => {
    for (const gray of Object.values(BACKGROUNDS)) {
      const [a, b] = [luminances(icon(`${one}-tile-16`), gray), luminances(icon(`${other}-tile-16`), gray)];
      const different = a.filter((luminance, at) => contrast(luminance, b[at] ?? 0) >= 3);
      expect(different.length).toBeGreaterThan(40);
    }
  });

  it('were made from the drawings that are there now (else: npm run icons)', () => {
    expect(JSON.parse(readFileSync(manifestFile, 'utf8'))).toEqual(presentManifest());
  });
});

function pngOf(dataURL: string): Buffer {
  return Buffer.from(dataURL.replace('data:image/png;base64,', ''), 'base64');
}

describe('the pictures of a tray icon', () => {
  function sizes(platform: 'darwin' | 'win32', kind: TrayDisplay): { scaleFactor: number; width: number }[] {
    return trayPictures(platform, 'fine', 'automatic', kind).map(({ scaleFactor, dataURL }) => {
      return { scaleFactor, width: readPng(pngOf(dataURL)).width };
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

  it('are there in every size of a panel on Linux, another one for each state', () => {
    const sizesOf = (state: TrayIconState): readonly number[] =>
      panelPictures(state, 'automatic').map(({ dataURL }) => readPng(pngOf(dataURL)).width);
    for (const state of STATES) expect(sizesOf(state)).toEqual(TILE_SIZES);
    expect(panelPictures('fine', 'automatic').map(({ size }) => size)).toEqual(TILE_SIZES);
    const first = STATES.map((state) => panelPictures(state, 'automatic')[0]?.dataURL);
    expect(new Set(first).size).toBe(STATES.length);
  });

  const display = { panel: 'light', scaleFactor: 1 } as const;

  it.each(['darwin', 'win32', 'linux'] as const)('look as a person wants them on %s', (platform) => {
    const first = (style: TrayIconStyle): string =>
      (platform === 'linux'
        ? panelPictures('fine', style)
        : trayPictures(platform, 'fine', style, display))[0]?.dataURL ?? '';
    const [light, dark] = [first('light'), first('dark')].map((url) => meanBrightness(readPng(pngOf(url))));
    expect(light, 'a light sign').toBeGreaterThan(180);
    expect(dark, 'a dark sign').toBeLessThan(100);
    expect(new Set(TRAY_ICONS.map(first)).size).toBe(platform === 'win32' ? 3 : 4);
  });

  it.each(TRAY_ICONS)('are there in every size of a panel when they are to be %s', (style) => {
    const sizes = panelPictures('attention', style).map(({ dataURL }) => readPng(pngOf(dataURL)).width);
    expect(sizes).toEqual(TILE_SIZES);
  });

  it('belong to the state and the taskbar on Windows', () => {
    const urls = STATES.flatMap((state) =>
      PANELS.flatMap((panel) => trayPictures('win32', state, 'automatic', { panel, scaleFactor: 1 })),
    ).map(({ dataURL }) => dataURL);
    expect(new Set(urls).size).toBe(STATES.length * PANELS.length);
  });
});
