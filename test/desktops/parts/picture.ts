import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** In pixels of the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A screenshot that can be looked into. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row by row. */
  readonly rgb: Uint8Array;
}

/** A pixel counts as changed when a channel differs by more than this; less is the antialiasing of a redraw. */
const CHANGED = 16;

/** Reads an image file, of any kind that ImageMagick knows. */
export async function readPicture(file: string): Promise<Picture> {
  const options = { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const;
  const { stdout } = await run('convert', [file, '-depth', '8', 'ppm:-'], options);
  // The format: "P6", width, height and the greatest value in text, then the pixels.
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(stdout.subarray(0, 32).toString('latin1'));
  if (head === null) throw new Error(`${file} is no picture.`);
  return { width: Number(head[1]), height: Number(head[2]), rgb: stdout.subarray(head[0].length) };
}

/** Whether two pictures of one screen show the same. */
export function areSame(one: Picture, other: Picture): boolean {
  return Buffer.compare(one.rgb, other.rgb) === 0;
}

/** The smallest rectangle around all that differs between two pictures of one screen; null when nothing does. */
export function changedArea(before: Picture, after: Picture, within: Rectangle): Rectangle | null {
  const changed = pointsOf(within).filter(
    (point) => difference(at(before, point), at(after, point)) > CHANGED,
  );
  if (changed.length === 0) return null;
  const xs = changed.map(({ x }) => x);
  const ys = changed.map(({ y }) => y);
  const [left, top] = [least(xs), least(ys)];
  return { x: left, y: top, width: most(xs) - left + 1, height: most(ys) - top + 1 };
}

/**
 * How well what an area shows can be told from its background (the color that most of it has), as WCAG 2 measures
 * contrast, from 1 to 21: that of the pixels that stand out best, as many as a line of a small icon has.
 */
export function contrastIn(picture: Picture, area: Rectangle): number {
  const colors = pointsOf(area).map((point) => at(picture, point));
  const background = luminance(mostFrequent(colors));
  const ratios = colors.map((color) => ratio(luminance(color), background));
  return ratios.sort((a, b) => b - a)[PIXELS_OF_A_LINE] ?? 1;
}

const PIXELS_OF_A_LINE = 16;

/** How many colors an area has: what was painted has many, an empty window one. */
export function colorsIn(picture: Picture, area: Rectangle): number {
  return new Set(pointsOf(area).map((point) => at(picture, point))).size;
}

export function centerOf({ x, y, width, height }: Rectangle): Point {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

/** A color is one number, as in `0xrrggbb`. */
function at({ width, rgb }: Picture, { x, y }: Point): number {
  const from = (y * width + x) * 3;
  return ((rgb[from] ?? 0) << 16) | ((rgb[from + 1] ?? 0) << 8) | (rgb[from + 2] ?? 0);
}

const channelsOf = (color: number): readonly [number, number, number] => [
  color >> 16,
  (color >> 8) & 255,
  color & 255,
];

function difference(one: number, other: number): number {
  if (one === other) return 0;
  const others = channelsOf(other);
  return Math.max(...channelsOf(one).map((value, channel) => Math.abs(value - (others[channel] ?? 0))));
}

function mostFrequent(colors: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: number): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function ratio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function pointsOf({ x, y, width, height }: Rectangle): readonly Point[] {
  return Array.from({ length: width * height }, (_, index) => ({
    x: x + (index % width),
    y: y + Math.floor(index / width),
  }));
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
