import { hostname } from 'node:os';
import { accounts } from '../../plex-tv/accounts/accounts';
import { CanarySearch } from '../parts/canaries';
import { expect, test } from '../parts/marquee';

/** What plex.tv tells of the account that names it, and what names this computer and its person. */
const NAMING = [
  ...['id', 'uuid', 'username', 'title', 'friendlyName', 'email', 'thumb'].map(
    (name) => accounts.lifetimeHome.attributes[name] ?? '',
  ),
  hostname(),
].filter((text) => text.length > 4);

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

test('tells how the accounts stand, and nothing of whose they are', async ({
  marquee,
  plexTv,
  token,
  desktop,
}) => {
  await marquee.signIn(token);
  const canaries = new CanarySearch([token, desktop.env['HOME'] ?? 'no home', ...NAMING]);

  plexTv.answerWith('503', { times: 1 });
  const end = await marquee.run(['--diagnostics']);
  expect(end).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(end.stdout)).toMatchObject({
    schema: 1,
    system: { platform: 'linux' },
    keychain: { problem: null },
    tray: null,
    settings: { refreshMinutes: 15 },
    accounts: [{ account: 1, state: 'unavailable', kept: 'keychain', problem: { status: 503 } }],
    problems: [{ account: 1, kind: 'unavailable', status: 503 }],
    files: {
      'account.json': expect.any(Number) as unknown,
      'last-reply.sealed': expect.any(Number) as unknown,
    },
  });
  expect(canaries.in(end.stdout)).toEqual([]);
});

test('are copied by the menu', async ({ marquee, token, desktop }) => {
  await marquee.signIn(token);
  const { app } = await marquee.openAndRead();
  await app.evaluate(({ Menu, clipboard }) => {
    clipboard.clear();
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role?.toLowerCase() === 'help');
    help?.submenu?.items.find(({ id }) => id === 'diagnostics')?.click();
  });
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('"schema"');
  const text = await copied();
  expect(JSON.parse(text)).toMatchObject({ accounts: [{ state: 'ready', pass: { kind: 'plex-pass' } }] });
  const canaries = new CanarySearch([token, desktop.env['HOME'] ?? 'no home', ...NAMING]);
  expect(canaries.in(text)).toEqual([]);
});
