import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '../plex-tv/accounts';
import { secrets } from '../plex-tv/secrets';
import { expect, pasteToken, test } from './marquee';

const TOKEN = 'canary7Token7Of7This7Test';
/** The token itself, and everything secret that the stand-in's replies hold. */
const CANARIES = [TOKEN, ...Object.values(secrets)];

/** Which canaries stand in `text`, as they are or in a form that addresses use. */
function canariesIn(text: string): readonly string[] {
  return CANARIES.filter((canary) => text.includes(canary) || text.includes(encodeURIComponent(canary)));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Canaries found in the files below `folder`, in single-byte and in two-byte text. */
function canariesBelow(folder: string): readonly string[] {
  return filesBelow(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    const found = canariesIn(`${bytes.toString('latin1')}\n${bytes.toString('utf16le')}`);
    return found.map((canary) => `${canary} in ${file}`);
  });
}

/** Arguments and environments of all processes of this machine, except the environment of this test's own. */
function processList(): string {
  return execFileSync('ps', ['axww', '-o', 'args']).toString();
}

/** Everything that the page holds, reachable or not yet swept. */
async function heapOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  let heap = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (heap += chunk));
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return heap;
}

test('the token is in the keychain and nowhere else, whatever happens', async ({
  marquee,
  plexTv,
  desktop,
}) => {
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  await marquee.signIn(TOKEN);

  const { app, page, output } = await marquee.openAndRead();
  // Every message that main sends to the page from here on, answers to calls included.
  await app.evaluate(({ BrowserWindow, ipcMain }) => {
    const messages: string[] = [];
    Object.assign(globalThis, { messages });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (channel, ...values: unknown[]) => {
        messages.push(JSON.stringify(values));
        send(channel, ...values);
      };
    }
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> })
      ._invokeHandlers;
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (...args) => {
        const answer = await handler(...args);
        messages.push(JSON.stringify(answer));
        return answer;
      });
    }
  });

  const faults = ['401', '422-invalid-token', '400', '503', '200-html', '302', 'cut-in-body'] as const;
  for (const fault of faults) plexTv.answerWith(fault, { times: 1 });
  for (const [index] of [...faults, 'and a good answer'].entries()) {
    await expect(page.locator('[data-reading]')).toBeHidden();
    await page.keyboard.press('Control+r');
    await plexTv.waitForRequests(3 + index); // signing in and opening were the first two
  }
  await expect(page.locator('[data-problem]')).toBeHidden();
  await page.getByRole('button', { name: 'Copy all as JSON' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel(/in the address/i).check();
  await page.keyboard.press('Control+r');
  const queried = await plexTv.waitForRequests(11);
  expect(queried.at(-1)?.tokenIn).toBe('query');

  const messages = await app.evaluate(() => (globalThis as unknown as { messages: string[] }).messages);
  expect(messages.length).toBeGreaterThan(10);
  expect(messages.flatMap(canariesIn), 'in messages to the page').toEqual([]);
  expect(canariesIn(await heapOf(page)), 'in the heap of the page').toEqual([]);
  const clipboard = await app.evaluate(({ clipboard: it }) => it.readText());
  expect(clipboard).toContain('Quiet Lantern');
  expect(canariesIn(clipboard), 'on the clipboard').toEqual([]);
  expect(canariesIn(processList()), 'in the process list').toEqual([]);

  await app.close();
  expect(canariesIn(output()), 'in the output').toEqual([]);
  expect(canariesBelow(marquee.userData), 'in the user-data folder').toEqual([]);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(TOKEN);
});

test('a pasted token leaves the page with the sign-in', async ({ marquee, plexTv }) => {
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  const { app, page, output } = await marquee.open();
  await pasteToken(page, TOKEN);
  await expect(page.locator('[data-last-read]')).toBeVisible();

  // What the field held is garbage now; the engine may need more than one collection to find that out.
  await expect.poll(async () => canariesIn(await heapOf(page)), 'in the heap of the page').toEqual([]);
  expect(canariesIn(await page.content()), 'in the page').toEqual([]);
  await app.close();
  expect(canariesIn(output()), 'in the output').toEqual([]);
  expect(canariesBelow(marquee.userData), 'in the user-data folder').toEqual([]);
});

test('the search for the token finds one when there is one', async ({ marquee, plexTv }) => {
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  const { page } = await marquee.open();
  await page.evaluate((token) => {
    document.body.dataset['planted'] = token;
  }, TOKEN);
  expect(canariesIn(await heapOf(page))).toEqual([TOKEN]);
});

test('requests introduce Marquee and carry the token in the header alone', async ({ marquee, plexTv }) => {
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  await marquee.signIn(TOKEN);
  await marquee.run(['--status']);
  const [first, second] = await plexTv.waitForRequests(2);
  for (const request of [first, second]) {
    expect(request).toMatchObject({ tokenIn: 'header', queryNames: [], path: '/api/v2/home/user' });
    expect(request?.headers).toMatchObject({
      accept: 'application/xml',
      'x-plex-product': 'Marquee',
      'x-plex-client-identifier': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(request?.headers['cookie'], 'cookies are not kept').toBeUndefined();
  }
  expect(first?.headers['x-plex-client-identifier'], 'the identifier is kept').toBe(
    second?.headers['x-plex-client-identifier'],
  );
});

test('a redirect is not followed, to whatever it leads', async ({ marquee, plexTv }) => {
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  for (const fault of ['301', '302', '302-same-host', '302-plain-http', '303', '307', '308'] as const) {
    plexTv.answerWith(fault, { times: 1 });
    await marquee.run(['--sign-in'], TOKEN);
  }
  expect(plexTv.requests).toHaveLength(7);
  expect(new Set(plexTv.requests.map(({ host }) => host))).toEqual(new Set(['plex.tv']));
});
