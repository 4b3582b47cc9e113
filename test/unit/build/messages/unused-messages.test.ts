import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { typesOf } from '../../../../build/messages/compile-messages.mjs';
import { unusedMessages } from '../../../../build/messages/unused-messages.mjs';

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
  allowJs: true,
};
const disk = ts.createCompilerHost(options);
const libraries = new Map<string, ts.SourceFile | undefined>();

const types = resolve('types.d.ts');
const catalog = { main: { tray: { open: 'Open', close: 'Close' } } };

/** What of the catalog nothing says, for code in a file of this name. */
function unused(code: string, name = 'code.ts'): readonly string[] {
  const files: Readonly<Record<string, string>> = {
    [types]: typesOf(catalog),
    [resolve('words.d.ts')]:
      `import type { Messages } from './types';\nexport declare const words: () => Messages['main'];`,
    [resolve(name)]: `import { words } from './words';\n${code}`,
  };
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => path in files || disk.fileExists(path),
    getSourceFile(path, version) {
      const text = files[path];
      if (text !== undefined) return ts.createSourceFile(path, text, version, true);
      if (!libraries.has(path)) libraries.set(path, disk.getSourceFile(path, version));
      return libraries.get(path);
    },
  };
  return unusedMessages(ts.createProgram([types, resolve(name)], options, host), types);
}

describe('a message', () => {
  it.each([
    'words().tray.open + words().tray.close;',
    'const { tray } = words(); tray.open + tray.close;',
    'const { open, close: shut } = words().tray;',
    "declare const kind: 'open' | 'close'; words().tray[kind];",
    'Object.values(words().tray);',
    'const tray = () => words().tray; const say = (it: () => Record<string, string>) => it(); say(tray);',
    'const say = ({ open, close }: { readonly open: string; readonly close: string }) => open + close; say(words().tray);',
  ])('is said by %s', (code) => {
    expect(unused(code)).toEqual([]);
  });

  it.each([
    'const tray = { open: 1, close: 2 }; tray.open + tray.close;',
    "const names = ['open', 'close']; words().tray;",
    'const { open, close } = window;',
  ])('is not said by what else has its name: %s', (code) => {
    expect(unused(code)).toEqual(['main.tray.open', 'main.tray.close']);
  });

  it.each([
    'words().tray.open;',
    "declare const kind: 'open'; words().tray[kind];",
    'const { open, ...others } = words().tray;',
  ])('is not said beside another one: %s', (code) => {
    expect(unused(code)).toEqual(['main.tray.close']);
  });

  it('is said in a component where what Svelte makes of it loses its type', () => {
    expect(unused('let label = $.derived(() => words().tray); $.get(label).open;', 'Tray.svelte.js')).toEqual(
      [],
    );
  });
});
