import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StatusLine } from '../../../../main/account/status-lines';
import { paint } from '../../../../main/app/command/paint';

const lines: readonly StatusLine[] = [
  { text: 'Quiet Lantern', tone: 'name' },
  { text: 'Plex Pass · Lifetime', tone: 'plain' },
  { text: '', tone: 'bad' },
  { text: 'plex.tv can’t be reached.', tone: 'bad' },
];
const plain = 'Quiet Lantern\nPlex Pass · Lifetime\n\nplex.tv can’t be reached.';
const colored =
  '\u001b[1mQuiet Lantern\u001b[22m\nPlex Pass · Lifetime\n\n\u001b[31mplex.tv can’t be reached.\u001b[39m';

function stream(isTTY: boolean): NodeJS.WriteStream {
  const colors = { getColorDepth: (env?: object) => WriteStream.prototype.getColorDepth(env) };
  return Object.assign(new PassThrough(), { isTTY, ...colors }) as never;
}

describe('a status', () => {
  beforeEach(() => {
    vi.stubEnv('TERM', 'xterm-256color');
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS', 'COLORTERM', 'CI'])
      vi.stubEnv(name, undefined);
  });
  afterEach(() => vi.unstubAllEnvs());

  it('has colors on a terminal, and a plain line stays plain', () => {
    expect(paint(lines, stream(true), true)).toBe(colored);
  });

  it('has none in a file or a pipe, whatever the variables say', () => {
    expect(paint(lines, stream(false), true)).toBe(plain);
    vi.stubEnv('FORCE_COLOR', '1');
    expect(paint(lines, stream(false), true)).toBe(plain);
  });

  it('has none with NO_COLOR, on a dumb terminal, or when a person wants none', () => {
    expect(paint(lines, stream(true), false)).toBe(plain);
    vi.stubEnv('TERM', 'dumb');
    expect(paint(lines, stream(true), true)).toBe(plain);
    vi.stubEnv('TERM', 'xterm-256color');
    vi.stubEnv('NO_COLOR', '1');
    expect(paint(lines, stream(true), true)).toBe(plain);
    vi.stubEnv('FORCE_COLOR', '1');
    expect(paint(lines, stream(true), true), 'NO_COLOR has the last word').toBe(plain);
  });

  it('has them with an empty NO_COLOR, which counts as none', () => {
    vi.stubEnv('NO_COLOR', '');
    expect(paint(lines, stream(true), true)).toBe(colored);
  });
});
