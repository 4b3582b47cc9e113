import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const RULE = 'marquee/no-bare-words';
const eslint = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId === RULE,
});

/** Whether the lint of the project lets a file hold that. */
async function isAllowed(filePath: string, text: string): Promise<boolean> {
  const [result] = await eslint.lintText(text, { filePath });
  expect(result?.messages.filter(({ ruleId }) => ruleId !== RULE)).toEqual([]);
  return result?.messages.length === 0;
}

describe('words that no catalog holds', { timeout: 60_000 }, () => {
  it.each([
    '<p>Welcome</p>',
    '<p>{name} needs attention</p>',
    '<button aria-label="Close"></button>',
    '<input placeholder="Search…" />',
    '<img alt="A ticket" />',
    '<Button label="Close" />',
    "<p>{name ?? 'Plex account'}</p>",
  ])('are refused in markup: %s', async (text) => {
    expect(await isAllowed('renderer/profile/X.svelte', text)).toBe(false);
  });

  it.each([
    '<p class="Welcome here">{words().welcome}</p>',
    '<a href="#top" aria-labelledby="title" aria-hidden="true">·</a>',
    '<style>p { color: red }</style>',
  ])('are not what markup is made of: %s', async (text) => {
    expect(await isAllowed('renderer/profile/X.svelte', text)).toBe(true);
  });

  it.each(["'Sign in again'", "'it is not there.'", "'Settings…'", '`Download version ${version}`'])(
    'are refused in code: %s',
    async (text) => {
      expect(
        await isAllowed('main/app/x.ts', `export const x = (version: string) => ${text} + version;`),
      ).toBe(false);
    },
  );

  it.each([
    "'sign-in'",
    "'X-Plex-Token'",
    "'CmdOrCtrl+Q'",
    '`${version} ${version}`',
    "new Error('It is gone.')",
  ])('are not what programs and developers read: %s', async (text) => {
    expect(
      await isAllowed('main/app/x.ts', `export const x = (version: string) => [${text}, version];`),
    ).toBe(true);
  });
});
