import { ESLint } from 'eslint';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../../..');

/** The file with the one use of a deprecated call that is meant, and says so. */
const FILE = 'main/desktop/windows/app-protocol.ts';

describe('lint', { timeout: 120_000 }, () => {
  let complain: (text: string) => Promise<readonly (string | null)[]>;
  beforeAll(() => {
    const eslint = new ESLint({
      cwd: root,
      ruleFilter: ({ ruleId }) => ruleId === '@typescript-eslint/no-deprecated',
    });
    complain = async (text) => {
      const [result] = await eslint.lintText(text, { filePath: resolve(root, FILE) });
      return result?.messages.map(({ ruleId }) => ruleId) ?? [];
    };
  });

  it('finds a call that the types of the pinned Electron mark as deprecated', async () => {
    const text = readFileSync(resolve(root, FILE), 'utf8');
    expect(await complain(text)).toEqual([]);
    expect(await complain(text.replace(/.*eslint-disable-next-line .*no-deprecated.*\n/, ''))).toEqual([
      '@typescript-eslint/no-deprecated',
    ]);
  });
});
