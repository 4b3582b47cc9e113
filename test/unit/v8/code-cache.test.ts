import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileAhead, loadCompiled } from '../../../main/base/code-cache';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'code-cache-'))); // as Node names what it loads
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** V8 knows a source by its length. What a function of a cache says can so be told from what the file says by now. */
const COMPILED = "exports.say = () => 'compiled';";
const REPLACED = "exports.say = () => 'replaced';";

function write(name: string, source: string): void {
  writeFileSync(join(folder, name), source);
}

/** What a file says once it is loaded by a `require` that takes what is compiled ahead. */
function say(name: string): unknown {
  loadCompiled(folder);
  const { say } = createRequire(join(folder, 'any'))(`./${name}`) as { say: () => unknown };
  return say();
}

/** The only file that was made of a file. */
function cacheOf(name: string, within = folder): string {
  const caches = join(within, 'code-cache');
  const [cache = ''] = readdirSync(caches, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(name),
  );
  return join(caches, cache);
}

describe('a file that was compiled ahead', () => {
  it('is not compiled again, nor are its functions', () => {
    write('part.cjs', COMPILED);
    compileAhead(folder, ['part.cjs']);
    write('part.cjs', REPLACED);
    expect(say('part.cjs')).toBe('compiled');
  });

  it('is compiled where it has another length by now', () => {
    write('part.cjs', COMPILED);
    compileAhead(folder, ['part.cjs']);
    write('part.cjs', "exports.say = () => 'something else';");
    expect(say('part.cjs')).toBe('something else');
  });

  it.each([
    ['nothing', ''],
    ['no cache', 'no cache at all'],
  ])('is compiled where its cache holds %s', (_, text) => {
    write('part.cjs', COMPILED);
    compileAhead(folder, ['part.cjs']);
    writeFileSync(cacheOf('part.cjs'), text);
    expect(say('part.cjs')).toBe('compiled');
  });

  it('is compiled where its cache was made under other flags or by another V8', () => {
    write('part.cjs', COMPILED);
    compileAhead(folder, ['part.cjs']);
    write('part.cjs', REPLACED);
    const cache = readFileSync(cacheOf('part.cjs'));
    for (let at = 0; at < 16; at += 1) cache[at] = (cache[at] ?? 0) ^ 0xff; // V8's marks of itself
    writeFileSync(cacheOf('part.cjs'), cache);
    expect(say('part.cjs')).toBe('replaced');
  });

  it('can load others and knows where it is, as any file', () => {
    write('other.cjs', 'module.exports = 42;');
    write('part.cjs', "exports.say = () => [require('./other.cjs'), __dirname, __filename, module.id];");
    compileAhead(folder, ['part.cjs']);
    const path = join(folder, 'part.cjs');
    expect(say('part.cjs')).toEqual([42, folder, path, path]);
  });

  it('is the same at each compiling, in any folder, so that packages can be compared', () => {
    write('part.cjs', COMPILED);
    compileAhead(folder, ['part.cjs']);
    const first = readFileSync(cacheOf('part.cjs'));
    const other = join(folder, 'elsewhere');
    cpSync(join(folder, 'part.cjs'), join(other, 'part.cjs'));
    compileAhead(other, ['part.cjs']);
    expect(readFileSync(cacheOf('part.cjs', other)).equals(first)).toBe(true);
  });

  it('is not taken for a file elsewhere that has its name', () => {
    write('part.cjs', COMPILED);
    compileAhead(folder, ['part.cjs']);
    mkdirSync(join(folder, 'elsewhere'));
    write('elsewhere/part.cjs', REPLACED);
    expect(say('elsewhere/part.cjs')).toBe('replaced');
  });

  it('goes with what is compiled next', () => {
    write('part.cjs', COMPILED);
    compileAhead(folder, ['part.cjs']);
    write('other.cjs', COMPILED);
    compileAhead(folder, ['other.cjs']);
    write('part.cjs', REPLACED);
    expect(say('part.cjs')).toBe('replaced');
  });
});

it('a file that was not compiled ahead is loaded all the same', () => {
  write('part.cjs', COMPILED);
  expect(say('part.cjs')).toBe('compiled');
});
