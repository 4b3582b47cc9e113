import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** What the lint of the project says about an expression in main, a page or the preload script. */
async function lint(expression: string, filePath: string): Promise<readonly (string | null)[]> {
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === 'redos/no-vulnerable',
  });
  const [result] = await eslint.lintText(`export const it = ${expression};\n`, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('the lint', () => {
  it.each([
    ['reads again from each separator', String.raw`/[?&#;][^=\s]*(token|key)[^=\s]*=/i`],
    ['repeats what repeats', String.raw`/^(a+)+$/`],
    ['begins anywhere and runs to the end', String.raw`/\s+$/`],
    ['can’t be proven linear', String.raw`/(?<!a)b+c*(?=d)/`],
  ])('refuses an expression that %s', { timeout: 60_000 }, async (_, expression) => {
    for (const file of ['main/plex/x.ts', 'renderer/lib/x.ts', 'preload/x.ts']) {
      expect(await lint(expression, file), file).toEqual(['redos/no-vulnerable']);
    }
  });

  it('lets one through that is linear', { timeout: 60_000 }, async () => {
    expect(await lint(String.raw`/[?&#;]([^?&#;=\s]*)=/g`, 'main/plex/x.ts')).toEqual([]);
  });
});
