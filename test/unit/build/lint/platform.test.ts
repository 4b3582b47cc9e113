import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

describe('lint', { timeout: 60_000 }, () => {
  const rules = ['no-restricted-properties', 'no-restricted-imports'];
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } }, // they need no types
    ruleFilter: ({ ruleId }) => rules.includes(ruleId),
  });

  /** The rules that complain when a file holds such a line. */
  async function complaints(file: string, line: string): Promise<(string | null)[]> {
    const results = await eslint.lintText(line, { filePath: file });
    return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  }

  it.each([
    ['export const name = process.platform;', 'no-restricted-properties'],
    ["export const name = process['platform'];", 'no-restricted-properties'],
    ['export const { platform } = process;', 'no-restricted-properties'],
    ["import { platform } from 'node:process';\nexport { platform };", 'no-restricted-imports'],
    ["import { platform } from 'node:os';\nexport const name = platform();", 'no-restricted-imports'],
    ["import os from 'node:os';\nexport const name = os.platform();", 'no-restricted-imports'],
  ])('finds who asks for the platform outside of its one place: %s', async (line, rule) => {
    for (const file of [
      'main/desktop/windows/closing.ts',
      'main/base/json.ts',
      'main/index.ts',
      'main/app/entry.ts',
      'preload/index.ts',
    ]) {
      expect(await complaints(file, line)).toContain(rule);
    }
  });

  it('lets that one place read it', async () => {
    expect(await complaints('main/base/platform.ts', 'export const name = process.platform;')).toEqual([]);
  });
});
