import { accounts } from '../../plex-tv/accounts/accounts';
import { expect, test } from '../parts/marquee';
import { readReport } from './status-report';

test('signs in from standard input, prints the User, and signs out', async ({ marquee, plexTv, desktop }) => {
  const token = plexTv.addAccount(accounts.lifetimeHome);

  const signIn = await marquee.run(['--sign-in'], { input: `${token}\n` });
  expect(signIn).toMatchObject({ code: 0, stderr: '' });
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);

  const status = await marquee.run(['--status=json']);
  expect(status).toMatchObject({ code: 0, stderr: '' });
  const report = readReport(status.stdout);
  expect(report).toMatchObject({ schema: 1, state: 'ready', problem: null });
  expect(report.user).toMatchObject({
    id: '700000001',
    uuid: '00e1a5c0ffee0001',
    title: 'Quiet Lantern',
    confirmed: true,
    homeSize: 4,
    joinedAt: '2014-12-31T04:26:40.000Z',
    subscription: { active: true, plan: 'lifetime', subscribedAt: '2015-01-04T06:27:34.000Z' },
    roles: ['plexpass'],
  });
  expect(report.user?.subscription?.features).toContain('Android - PiP');
  expect(Date.parse(report.fetchedAt ?? '')).toBeLessThanOrEqual(Date.now());

  expect((await marquee.run(['--sign-out'])).code).toBe(0);
  expect(await desktop.keyring.count()).toBe(0);
  expect(readReport((await marquee.run(['--status=json'])).stdout)).toEqual({
    schema: 1,
    state: 'signed-out',
    fetchedAt: null,
    problem: null,
    pass: null,
    user: null,
  });
});

test('tells people and status bars how the account stands, a line for each fact', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  plexTv.setUser(token, { attributes: { twoFactorEnabled: '0' } });
  const lines = [
    ...['Quiet Lantern', 'Plex Pass · Lifetime', 'Security: Turn on two-factor authentication'],
    'Updated just now.',
  ];
  const well = await marquee.run(['--status']);
  expect(well).toMatchObject({ code: 0, stderr: '' });
  expect(well.stdout.trimEnd().split('\n')).toEqual(lines);
  expect(JSON.parse((await marquee.run(['--status=waybar'])).stdout)).toEqual({
    text: 'Plex Pass',
    tooltip: lines.join('\n'),
    class: 'ready',
  });

  plexTv.answerWith('503', { times: 1 });
  const failed = await marquee.run(['--status']);
  expect(failed).toMatchObject({ code: 5, stderr: '' });
  expect(failed.stdout.trimEnd().split('\n')).toEqual([
    ...lines,
    expect.stringMatching(/^Plex is having problems\..+ \(plex\.tv returned 503\)$/),
  ]);
});

test('shows the demo without network and keychain', async ({ marquee, plexTv, desktop }) => {
  const { code, stdout } = await marquee.run(['--demo', '--status']);
  expect(code).toBe(0);
  expect(stdout).toContain('Demo Account');
  expect(plexTv.requests).toEqual([]);
  expect(await desktop.keyring.count()).toBe(0);
});

test('refuses what makes no sense, and never repeats what might be a token', async ({ marquee }) => {
  const help = await marquee.run(['--help']);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const flags of [['--stauts'], ['--status=xml'], ['--sign-in', '--sign-out'], ['aTokenByMistake123']]) {
    const end = await marquee.run(flags);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toContain('--help');
    expect(end.stderr).not.toContain('aTokenByMistake123');
  }
  expect(await marquee.run(['--sign-in'])).toMatchObject({ code: 2, stdout: '' });
  expect(await marquee.run(['--sign-in'], { input: 'two words' })).toMatchObject({ code: 2, stdout: '' });
});

test('opens the window for arguments that a system adds', async ({ marquee, desktop }) => {
  for (const flag of ['--updated', '-Embedding']) {
    const { app, page } = await marquee.open(flag);
    await expect(page.locator('[data-view=welcome]')).toBeVisible();
    await app.close();
  }
  expect(await desktop.keyring.count()).toBe(0);
});

test('without a display the window says what works without one', async ({ marquee }) => {
  for (const flags of [[], ['--demo']]) {
    const end = await marquee.run(flags);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toContain('display');
  }
});
