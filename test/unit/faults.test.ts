import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const tests = resolve(import.meta.dirname, '..');
const HEADINGS = 2;
const COLUMNS = 4;

/** The rows of all tables, each as its cells. */
const rows = readFileSync(resolve(tests, 'faults.md'), 'utf8')
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

describe('the table of faults', () => {
  it('names a test for each row, once', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(new Set(rows.map(([fault]) => fault)).size).toBe(rows.length);
  });

  it.each(rows.map((cells) => [cells[0], cells] as const))('%s: its test is there', (_, cells) => {
    expect(cells).toHaveLength(COLUMNS);
    expect(cells).not.toContain('');
    const named = /^`(?<file>[\w/-]+\.(?:spec|test)\.ts)` “(?<name>[^“]+)”$/.exec(cells.at(-1) ?? '')?.groups;
    expect(named, 'a file and a part of a name').toBeDefined();
    const source = readFileSync(resolve(tests, named?.['file'] ?? ''), 'utf8');
    expect(source).toContain(named?.['name']);
  });
});
