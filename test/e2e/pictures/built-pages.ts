import type { Disposable, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../../main/desktop/windows/content-security-policy';
import type { Bridge, CallName } from '../../../preload/contract/calls';

const built = resolve(import.meta.dirname, '../../../out/renderer');
const ORIGIN = 'https://marquee.invalid';
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** What main answers, by the name of the call; every other call succeeds with nothing. */
export type MainAnswers = { readonly [Name in CallName]?: Awaited<ReturnType<Bridge[Name]>> };

/** The address of one of the built pages, once `serveBuiltPages` has been called. */
export function addressOf(name: 'profile' | 'tray', rest = ''): string {
  return `${ORIGIN}/${name}.html${rest}`;
}

/** Has a browser get the built pages as main serves them, and nothing else. */
export async function serveBuiltPages(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return route.abort();
    const file = join(built, pathname);
    return route.fulfill({
      body: await readFile(file),
      contentType: CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
      headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff' },
    });
  });
}

/** Puts a bridge with prepared answers into what the page loads from now on, until it is disposed of. */
export function playMain(page: Page, answers: MainAnswers): Promise<Disposable> {
  return page.addInitScript((prepared) => {
    const known = new Map<string, unknown>(Object.entries(prepared));
    const call = (name: string) => () => Promise.resolve(known.get(name) ?? { ok: true, value: undefined });
    const bridge = new Proxy(
      {},
      { get: (_, name: string) => (name === 'on' ? () => () => undefined : call(name)) },
    );
    Object.assign(window, { marquee: bridge });
  }, answers);
}
