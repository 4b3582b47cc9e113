import type { RunningCommand } from '../parts/commands';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked' } });

/** The code that the command shows, once it does. */
async function codeOf(command: RunningCommand): Promise<string> {
  const shown = /plex\.tv\/link.*: ([A-Z0-9]{4})\n/;
  await expect.poll(command.stderr).toMatch(shown);
  return shown.exec(command.stderr())?.[1] ?? '';
}

test('shows a code and its address in plain lines, and signs in once it was entered', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const command = marquee.startRun(['--sign-in', '--code']);
  plexTv.pins.allow(await codeOf(command), token);
  const end = await command.end;
  expect(end, end.stderr).toMatchObject({
    code: 0,
    stdout: 'Signed in. Your token is saved in your keychain.\n',
  });
  expect(end.stderr, 'no spinner where there is no terminal').not.toMatch(/\u001b|\|/); // eslint-disable-line no-control-regex -- what spinners are made of
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
});

test('Ctrl+C cancels, and a token that came at the last moment is ended at plex.tv', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const left = marquee.startRun(['--sign-in', '--code']);
  await codeOf(left);
  left.interrupt();
  expect(await left.end).toMatchObject({ code: 130, stdout: '' });

  const late = marquee.startRun(['--sign-in', '--code']);
  const code = await codeOf(late);
  const checks = plexTv.requests.filter(({ route }) => route === 'check-pin').length;
  const release = plexTv.hold(); // the check under way is answered as things are before the code is entered
  await plexTv.waitForRequests(checks + 1, 'check-pin');
  plexTv.pins.allow(code, token);
  late.interrupt();
  release();
  await plexTv.waitForRequests(1, 'sign-out');
  expect((await late.end).code).toBe(130);
  expect(await desktop.keyring.count()).toBe(0);
});

test('a code whose time is up, or that was declined, is told with the way to a new one', async ({
  marquee,
  plexTv,
}) => {
  const command = marquee.startRun(['--sign-in', '--code']);
  plexTv.pins.deny(await codeOf(command));
  const end = await command.end;
  expect(end).toMatchObject({ code: 3, stdout: '' });
  expect(end.stderr).toContain('Run marquee --sign-in --code again');
});
