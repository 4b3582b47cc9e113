import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const MAX_FILES = 16;
const MAX_LINES = 250;

/** The files of a folder and of all folders in it. Pictures do not count: the same drawing in each size and color. */
function filesIn(folder: string): readonly { readonly folder: string; readonly path: string }[] {
  return readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(png|svg|ico|icns)$/.test(entry.name))
    .map(({ parentPath, name }) => ({ folder: parentPath, path: resolve(parentPath, name) }));
}

describe('the house', () => {
  it('has no folder past 16 files', () => {
    const files = ['main', 'preload', 'renderer', 'test', 'build', 'docs'].flatMap(filesIn);
    const folders = [...new Set(files.map(({ folder }) => folder))];
    const full = folders.filter((it) => files.filter(({ folder }) => folder === it).length > MAX_FILES);
    expect(folders.length).toBeGreaterThan(50);
    expect(full).toEqual([]);
  });

  it('has no file of the app past 250 lines', () => {
    const code = ['main', 'preload', 'renderer']
      .flatMap(filesIn)
      .filter(({ path }) => !path.endsWith('.json'));
    const lines = (path: string): number => readFileSync(path, 'utf8').split('\n').length - 1;
    expect(code.length).toBeGreaterThan(250);
    expect(code.map(({ path }) => path).filter((path) => lines(path) > MAX_LINES)).toEqual([]);
  });
});
