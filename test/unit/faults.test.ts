import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const tests = resolve(import.meta.dirname, '..');
const HEADINGS = 2;

/** The rows of all tables of a text in Markdown, each as its cells. */
function rowsOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split(/\n(?!\|)/)
    .flatMap((table) =>
      table
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(HEADINGS),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Expects a whole row, whose last cell names a test that is there: a file and a part of the test’s name. */
function expectProof(cells: readonly string[], columns: number): void {
  expect(cells).toHaveLength(columns);
  expect(cells).not.toContain('');
  const named = /^`(?<file>[\w/-]+\.(?:spec|test)\.ts)` “(?<name>[^“]+)”$/.exec(cells.at(-1) ?? '')?.groups;
  expect(named, 'a file and a part of a name').toBeDefined();
  const source = readFileSync(resolve(tests, named?.['file'] ?? ''), 'utf8');
  expect(source).toContain(named?.['name']);
}

describe('the table of faults', () => {
  const rows = rowsOf(readFileSync(resolve(tests, 'faults.md'), 'utf8'));

  it('names a test for each row, once', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(new Set(rows.map(([fault]) => fault)).size).toBe(rows.length);
  });

  it.each(rows.map((cells) => [cells[0], cells] as const))('%s: its test is there', (_, cells) =>
    expectProof(cells, 4),
  );
});

describe('SECURITY.md', () => {
  const text = readFileSync(resolve(tests, '..', 'SECURITY.md'), 'utf8');
  const part = (heading: string): string => text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const proofs = rowsOf(part('Proofs'));

  it('has a proof for each paragraph of what is protected, in their order', () => {
    const claims = [...part('What is protected, and how').matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, it]) => it);
    expect(claims.length).toBeGreaterThan(10);
    expect([...new Set(proofs.map(([about]) => about))]).toEqual(claims);
  });

  it.each(proofs.map((cells) => [`${cells[0]}: ${cells[1]}`, cells] as const))(
    '%s: its test is there',
    (_, cells) => expectProof(cells, 3),
  );

  it('names no test file that is gone', () => {
    const files = [...text.matchAll(/`(?:test\/)?([\w/-]+\.(?:spec|test)\.ts)`/g)].map(([, it = '']) => it);
    expect(
      files.filter((it) => ![it, `e2e/security/${it}`].some((path) => existsSync(resolve(tests, path)))),
    ).toEqual([]);
  });
});
