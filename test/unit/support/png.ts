import { inflateSync } from 'node:zlib';

/** A decoded picture: four bytes for each pixel, red, green, blue and opacity, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = '89504e470d0a1a0a';

/**
 * Decodes a PNG of 8-bit RGBA without interlacing (https://www.w3.org/TR/png-3/).
 * @throws on any other kind of PNG
 */
export function readPng(file: Buffer): Pixels {
  const header = file.subarray(16, 29);
  const isPlainRgba = header.subarray(8).equals(Buffer.from([8, 6, 0, 0, 0]));
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE || !isPlainRgba)
    throw new Error('Not a plain RGBA PNG.');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  return { width, height, rgba: unfilter(inflateSync(imageData(file)), width * 4, height) };
}

function imageData(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Each row begins with the filter that its bytes are differences by. */
function unfilter(rows: Buffer, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * (stride + 1);
    const filter = rows[row] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < 4 ? 0 : (out[at - 4] ?? 0);
      const up = out[at - stride] ?? 0;
      const upLeft = x < 4 ? 0 : (out[at - stride - 4] ?? 0);
      const predictions = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)];
      out[at] = (rows[row + 1 + x] ?? 0) + (predictions[filter] ?? 0);
    }
  }
  return out;
}

/** The neighbor that is nearest to left + up - upLeft. */
function paeth(left: number, up: number, upLeft: number): number {
  const [toLeft, toUp, toUpLeft] = [
    Math.abs(up - upLeft),
    Math.abs(left - upLeft),
    Math.abs(left + up - 2 * upLeft),
  ];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
