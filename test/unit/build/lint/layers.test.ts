import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const RULE = '@typescript-eslint/no-restricted-imports';
const eslint = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId === RULE,
});

/** Whether the lint of the project lets a file import something. */
async function mayImport(filePath: string, specifier: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import { it } from '${specifier}';\nexport const that = it;\n`, {
    filePath,
  });
  return !result?.messages.some(({ ruleId }) => ruleId === RULE);
}

/** The layers of main from the innermost on, each with those that it may import (ARCHITECTURE.md, “Rules”). */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  base: [],
  dbus: ['base'],
  plex: ['base'],
  account: ['base', 'plex'],
  storage: ['base', 'dbus', 'plex', 'account'],
  desktop: ['base', 'dbus', 'plex', 'account', 'storage'],
  updates: ['base', 'plex', 'desktop'],
  app: ['base', 'dbus', 'plex', 'account', 'storage', 'desktop', 'updates'],
};

const ARROWS = Object.entries(LAYERS).flatMap(([from, allowed]) =>
  Object.keys(LAYERS)
    .filter((to) => to !== from)
    .map((to) => ({ from, to, allowed: allowed.includes(to) })),
);

describe('the layers', { timeout: 60_000 }, () => {
  it.each(ARROWS)('$from → $to: $allowed', async ({ from, to, allowed }) => {
    expect(await mayImport(`main/${from}/x.ts`, `../${to}/x`)).toBe(allowed);
    expect(await mayImport(`main/${from}/deep/er/x.ts`, `../../../${to}/deep/x`)).toBe(allowed);
  });

  it.each(Object.keys(LAYERS))('nothing in %s imports the renderer', async (layer) => {
    expect(await mayImport(`main/${layer}/x.ts`, '../../renderer/lib/x')).toBe(false);
  });

  it.each(['plex', 'account'])('%s is pure: neither Electron nor Node', async (layer) => {
    for (const outside of ['electron', 'node:fs', 'fs', 'keytar', '@jellybrick/dbus-next']) {
      expect(await mayImport(`main/${layer}/deep/x.ts`, outside), outside).toBe(false);
    }
  });

  it.each(Object.keys(LAYERS))('%s talks to the network through Electron alone', async (layer) => {
    for (const network of ['node:http', 'https', 'node:net', 'tls']) {
      expect(await mayImport(`main/${layer}/x.ts`, network), network).toBe(false);
    }
  });

  it.each(Object.keys(LAYERS))('%s may import the contract, and nothing else of preload', async (layer) => {
    expect(await mayImport(`main/${layer}/x.ts`, '../../preload/contract/result')).toBe(true);
    expect(await mayImport(`main/${layer}/deep/x.ts`, '../../../preload/index')).toBe(false);
  });

  it('the pages see main through the contract only', async () => {
    expect(await mayImport('renderer/lib/x.ts', '../../preload/contract/account/names')).toBe(true);
    expect(await mayImport('renderer/lib/x.ts', '../../main/plex/client')).toBe(false);
    expect(await mayImport('renderer/profile/account/x.ts', '../../../preload/index')).toBe(false);
  });

  it('the preload script takes the contract with it, and nothing of main', async () => {
    expect(await mayImport('preload/index.ts', './contract/calls')).toBe(true);
    expect(await mayImport('preload/index.ts', '../main/base/platform')).toBe(false);
    expect(await mayImport('preload/index.ts', '../renderer/lib/format')).toBe(false);
  });

  it('the contract imports nothing but itself', async () => {
    expect(await mayImport('preload/contract/x.ts', './account/user')).toBe(true);
    expect(await mayImport('preload/contract/app/x.ts', '../account/user')).toBe(true);
    expect(await mayImport('preload/contract/app/x.ts', '../result')).toBe(true);
    for (const outside of ['../index', '../../main/plex/user', '../../renderer/lib/x']) {
      expect(await mayImport('preload/contract/x.ts', outside), outside).toBe(false);
      expect(await mayImport('preload/contract/app/x.ts', `../${outside}`), outside).toBe(false);
    }
    for (const library of ['electron', 'valibot']) {
      expect(await mayImport('preload/contract/x.ts', library), library).toBe(false);
      expect(await mayImport('preload/contract/app/x.ts', library), library).toBe(false);
    }
  });
});
