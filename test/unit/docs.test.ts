import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = ['main', 'preload', 'renderer', 'test', 'build', 'docs']
  .flatMap((folder) =>
    readdirSync(resolve(root, folder), { encoding: 'utf8', recursive: true }).map(
      (name) => `${folder}/${name}`,
    ),
  )
  .concat(readdirSync(root));
const pages = files.filter((file) => file.endsWith('.md')).map((page) => [page] as const);

function read(page: string): string {
  return readFileSync(resolve(root, page), 'utf8');
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documents', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    for (const link of links.filter((it) => !/^[a-z]+:/.test(it))) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? resolve(root, page) : resolve(root, dirname(page), path);
      expect(existsSync(target), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(target), link).toContain(anchor);
    }
  });

  const PATTERNS = ['thing.test.ts', 'flow.spec.ts', '.svelte.ts']; // how CONTRIBUTING.md says what files are called

  it.each(pages)('%s names files that are there', (page) => {
    const named = [...read(page).matchAll(/`([\w./-]*\w\.(?:ts|svelte|mjs|sh|spec\.ts))`/g)].map(
      ([, file = '']) => file,
    );
    const missing = named
      .filter((name) => !PATTERNS.includes(name))
      .filter((name) => !files.some((file) => file === name || file.endsWith(`/${name}`)));
    expect(missing).toEqual([]);
  });

  it('are of a size that is read', () => {
    const lines = (page: string): number => read(page).split('\n').length - 1;
    expect(lines('README.md')).toBeLessThanOrEqual(150);
    expect(lines('ARCHITECTURE.md')).toBeLessThanOrEqual(200);
  });
});
