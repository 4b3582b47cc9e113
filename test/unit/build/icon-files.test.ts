import { describe, expect, it } from 'vitest';
import { ico, icns } from '../../../build/icons/containers.mjs';

const picture = (size: number) => ({ size, png: Buffer.from(`the picture of ${size}`) });

describe('the icon for Windows', () => {
  it('lists each picture with its size and where it is', () => {
    const file = ico([picture(16), picture(256)]);
    const entries = [6, 22].map((at) => {
      const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
      return {
        width: file[at],
        height: file[at + 1],
        content: file.toString('utf8', offset, offset + length),
      };
    });
    expect(file.subarray(0, 6)).toEqual(Buffer.from([0, 0, 1, 0, 2, 0]));
    expect(entries).toEqual([
      { width: 16, height: 16, content: 'the picture of 16' },
      { width: 0, height: 0, content: 'the picture of 256' },
    ]);
  });
});

describe('the icon for macOS', () => {
  it('has each picture under every type that is its size in pixels', () => {
    const file = icns([picture(32), picture(256)]);
    const blocks: string[][] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      const end = at + file.readUInt32BE(at + 4);
      blocks.push([file.toString('latin1', at, at + 4), file.toString('utf8', at + 8, end)]);
    }
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    expect(blocks).toEqual([
      ['ic11', 'the picture of 32'],
      ['ic08', 'the picture of 256'],
      ['ic13', 'the picture of 256'],
    ]);
  });
});
