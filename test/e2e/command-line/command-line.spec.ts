import { existsSync } from 'node:fs';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { User } from '../../../preload/contract/account/user';
import { succeed } from '../../../preload/contract/result';
import { systemClock } from '../../../main/base/clock';
import { THIS_PLATFORM } from '../../../main/base/platform';
import { createStateLock } from '../../../main/storage/files/state-lock';
import { accounts } from '../../plex-tv/accounts/accounts';
import type { FaultName } from '../../plex-tv/faults/faults';
import { changed } from '../../plex-tv/accounts/documents';
import { expect, test } from '../parts/marquee';

interface StatusReport {
  readonly schema: number;
  readonly state: string;
  readonly fetchedAt: string | null;
  readonly problem: {
    readonly kind: string;
    readonly status: number | null;
    readonly retryAt: string | null;
  } | null;
  readonly user: User | null;
}

const readReport = (stdout: string): StatusReport => JSON.parse(stdout) as StatusReport;

test('signs in from standard input, prints the User, and signs out', async ({ marquee, plexTv, desktop }) => {
  const token = plexTv.addAccount(accounts.lifetimeHome);

  const signIn = await marquee.run(['--sign-in'], `${token}\n`);
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

const failures: readonly [FaultName, string, number, number | null][] = [
  ['401', 'rejected', 4, 401],
  ['422-invalid-token', 'rejected', 4, 422],
  ['498', 'rejected', 4, 498],
  ['400', 'bad-request', 6, 400],
  ['403-home-pin', 'bad-request', 6, 403],
  ['404', 'bad-request', 6, 404],
  ['422', 'bad-request', 6, 422],
  ['500', 'unavailable', 5, 500],
  ['503', 'unavailable', 5, 503],
  ['200-html', 'unreadable', 6, 200],
  ['200-json', 'unreadable', 6, 200],
  ['200-empty', 'unreadable', 6, 200],
  ['200-truncated', 'unreadable', 6, 200],
  ['200-wrong-root', 'unreadable', 6, 200],
  ['200-doctype', 'unreadable', 6, 200],
  ['200-oversize', 'unreadable', 6, 200],
  ['gzip-bomb', 'unreadable', 6, 200],
  ['302', 'unreadable', 6, 302],
  ['302-plain-http', 'unreadable', 6, 302],
  ['not-http', 'unreadable', 6, 200],
  ['cut-at-start', 'unreachable', 5, null],
  ['cut-in-body', 'unreachable', 5, null],
  ['reset-at-start', 'unreachable', 5, null],
];

test('takes no stranger’s answer for the word of plex.tv', async ({ marquee, plexTv, token, desktop }) => {
  await marquee.signIn(token);
  for (const fault of ['401-html', '403-html', '407-html', '451-html', '511-html'] as const) {
    plexTv.answerWith(fault, { times: 1 });
    const status = await marquee.run(['--status=json']);
    expect(status.code).toBe(5);
    expect(status.stderr).toContain('Something between this computer and plex.tv replied in its place');
    expect(readReport(status.stdout)).toMatchObject({
      state: 'unreachable',
      problem: { kind: 'intercepted', status: Number.parseInt(fault) },
    });
  }
  expect(await desktop.keyring.lookup('plex.tv token'), 'nobody is signed out').toBe(token);
  expect((await marquee.run(['--status'])).code).toBe(0);
});

test('says of each failure what it is, with the last good reply beside it', async ({
  marquee,
  plexTv,
  token,
}) => {
  test.slow(); // each of these starts Marquee again
  await marquee.signIn(token);
  const meet = ([fault, state, code, httpStatus]: (typeof failures)[number]): Promise<void> =>
    test.step(fault, async () => {
      plexTv.answerWith(fault, { times: 1 });
      const status = await marquee.run(['--status=json']);
      expect(status.code).toBe(code);
      expect(status.stderr).not.toBe('');
      const report = readReport(status.stdout);
      expect(report).toMatchObject({ state, problem: { kind: state, status: httpStatus } });
      expect(report.user?.title).toBe('Quiet Lantern');
    });
  for (const failure of failures) await meet(failure);
  const calm = await marquee.run(['--status=json']);
  expect(readReport(calm.stdout).state, 'the sign-in survived all of it').toBe('ready');
  await meet(['429', 'rate-limited', 5, 429]); // after which plex.tv is left alone for a while
});

test('says what is wrong with the way to plex.tv, and sends nothing over an unsafe one', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const before = plexTv.requests.length;
  const [rules = '', ...trust] = plexTv.switches;
  const ways: readonly [string, readonly string[], string][] = [
    ['unknown authority', [rules], 'ERR_CERT_AUTHORITY_INVALID'],
    ['no such host', ['--host-resolver-rules=MAP plex.tv ~NOTFOUND', ...trust], 'ERR_NAME_NOT_RESOLVED'],
    ['refused', ['--host-resolver-rules=MAP plex.tv:443 127.0.0.1:1', ...trust], 'ERR_CONNECTION_REFUSED'],
    ['proxy down', [...plexTv.switches, '--proxy-server=127.0.0.1:1'], 'ERR_PROXY_CONNECTION_FAILED'],
  ];
  for (const [way, switches, code] of ways) {
    await test.step(way, async () => {
      const status = await marquee.run(['--status=json'], '', switches);
      expect(status).toMatchObject({ code: 5 });
      expect(readReport(status.stdout)).toMatchObject({ state: 'unreachable', problem: { code } });
    });
  }
  expect(plexTv.requests).toHaveLength(before);
});

for (const fault of ['never', 'slow-head', 'slow-body'] as const) {
  test(`gives up in time when plex.tv answers ${fault}`, async ({ marquee, plexTv, token }) => {
    await marquee.signIn(token);
    plexTv.answerWith(fault);
    const status = await marquee.run(['--status=json']);
    expect(status.code).toBe(5);
    expect(readReport(status.stdout)).toMatchObject({
      state: 'unreachable',
      problem: { code: 'ERR_TIMED_OUT' },
      user: { title: 'Quiet Lantern' },
    });
  });
}

const oddities: readonly [what: string, head: string, state: string][] = [
  ['a header in Latin-1', '200 OK\r\nX-Odd: caf\xe9', 'ready'],
  ['a header in no alphabet', '200 OK\r\nX-Odd: \xd9\xa3\x01', 'ready'],
  ['words in Latin-1', '503 Indispon\xedvel', 'unavailable'],
  ['status 600', '600 Odd', 'unavailable'],
  ['status 999', '999 Odd', 'unavailable'],
  ['status 407', '407 Proxy', 'unreachable'],
];

test('takes odd heads of answers for what they are', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const body = '<user title="Quiet Lantern"/>';
  for (const [what, head, state] of oddities) {
    await test.step(what, async () => {
      const bytes = `HTTP/1.1 ${head}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
      plexTv.answerWith({ delivery: { how: 'raw', bytes: Buffer.from(bytes, 'latin1') } });
      const status = await marquee.run(['--status=json']);
      expect(readReport(status.stdout)).toMatchObject({ state, user: { title: 'Quiet Lantern' } });
    });
  }
});

test('a reply that comes when its sign-in was replaced or ended is nobody’s', async ({
  marquee,
  plexTv,
  token,
}) => {
  const other = plexTv.addAccount(changed(accounts.lifetimeHome, { attributes: { title: 'Loud Lantern' } }));
  const late = { afterMs: 4_000 };
  await marquee.signIn(token);

  plexTv.answerWith(late, { times: 1 });
  let slow = marquee.run(['--status']);
  await plexTv.waitForRequests(2);
  await marquee.signIn(other);
  expect((await slow).stdout, 'the answer is that of who is signed in now').toContain('Loud Lantern');
  plexTv.answerWith('500', { times: 1 });
  const status = readReport((await marquee.run(['--status=json'])).stdout);
  expect(status.user?.title).toBe('Loud Lantern');

  plexTv.answerWith(late, { times: 1 });
  slow = marquee.run(['--status']);
  await plexTv.waitForRequests(6);
  expect((await marquee.run(['--sign-out'])).code).toBe(0);
  await slow;
  expect(existsSync(join(marquee.userData, 'last-reply.sealed'))).toBe(false);
});

test('runs where it can’t write, and says so', async ({ marquee, plexTv, token }) => {
  await rm(marquee.userData, { recursive: true });
  await writeFile(marquee.userData, 'a file where the folder should be');
  const signIn = await marquee.run(['--sign-in'], token);
  expect(signIn.code).toBe(0);
  expect(signIn.stderr).toContain('couldn’t save');
  expect((await marquee.run(['--status'])).stdout).toContain('Quiet Lantern');
  expect(plexTv.requests).toHaveLength(2);
});

test('changes nothing while its own record can’t be opened, and says so', async ({
  marquee,
  plexTv,
  token,
  desktop,
}) => {
  await marquee.signIn(token);
  const record = join(marquee.userData, 'account.json');
  const kept = await readFile(record, 'utf8');
  await rm(record);
  await symlink('account.json', record); // a link to itself is refused by the system, to root as well
  for (const flags of [['--status'], ['--sign-out'], ['--sign-in']]) {
    const end = await marquee.run(flags, token);
    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr).toContain('can’t open its file account.json. Nothing was changed.');
  }
  expect((await readdir(marquee.userData)).filter((name) => name.startsWith('account.json'))).toEqual([
    'account.json',
  ]);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
  await rm(record);
  await writeFile(record, kept);
  expect((await marquee.run(['--status'])).stdout).toContain('Quiet Lantern');
  const seen = plexTv.requests.map(({ headers }) => headers['x-plex-client-identifier']);
  expect(new Set(seen).size).toBe(1);
});

test('says in its own words that there is no place for its files', async ({ marquee, plexTv }) => {
  for (const flags of [['--status'], ['--sign-out']]) {
    const end = await marquee.run(flags, '', plexTv.switches, { XDG_CONFIG_HOME: '/dev/null' });
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toMatch(/^Marquee can’t create the folder for its files\. .* XDG_CONFIG_HOME.*\n$/);
  }
});

test('opens the window for arguments that a system adds', async ({ marquee, desktop }) => {
  for (const flag of ['--updated', '-Embedding']) {
    const { app, page } = await marquee.open(flag);
    await expect(page.locator('[data-view=welcome]')).toBeVisible();
    await app.close();
  }
  expect(await desktop.keyring.count()).toBe(0);
});

test('writes no secret where a variable of the environment would have it', async ({
  marquee,
  plexTv,
  token,
  desktop,
}) => {
  const folder = dirname(marquee.userData);
  const keys = join(folder, 'keys.log');
  const variables = {
    SSLKEYLOGFILE: keys,
    SECRET_BACKEND: 'file',
    SECRET_FILE_TEST_PATH: join(folder, 'test.keyring'),
    SECRET_FILE_TEST_PASSWORD: 'known',
  };
  const signIn = await marquee.run(['--sign-in'], token, plexTv.switches, variables);
  expect(signIn).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(keys)).toBe(false);
  expect(existsSync(variables.SECRET_FILE_TEST_PATH)).toBe(false);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
});

test('without a display the window says what works without one', async ({ marquee }) => {
  for (const flags of [[], ['--demo']]) {
    const end = await marquee.run(flags);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toContain('display');
  }
});

test('gives Retry-After as a time, and leaves plex.tv alone until then in later runs, too', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  plexTv.answerWith('429-seconds', { times: 1 });
  const { problem } = readReport((await marquee.run(['--status=json'])).stdout);
  const wait = Date.parse(problem?.retryAt ?? '') - Date.now();
  expect(wait).toBeGreaterThan(60_000);
  expect(wait).toBeLessThanOrEqual(120_000);

  const asked = plexTv.requests.length;
  const later = await marquee.run(['--status=json']);
  expect(later.code).toBe(5);
  expect(readReport(later.stdout)).toMatchObject({
    state: 'rate-limited',
    problem: { status: 429, retryAt: problem?.retryAt },
    user: { title: 'Quiet Lantern' },
  });
  expect(plexTv.requests).toHaveLength(asked);
  await marquee.signIn(token); // a person who signs in again is not kept waiting
  expect((await marquee.run(['--status'])).code).toBe(0);
});

test('asks plex.tv once in five runs when it says slow down and names no time', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const before = plexTv.requests.length;
  plexTv.answerWith('429');
  for (let run = 0; run < 5; run += 1) {
    const { code, stdout } = await marquee.run(['--status=json']);
    expect(code).toBe(5);
    expect(Date.parse(readReport(stdout).problem?.retryAt ?? '')).toBeGreaterThan(Date.now());
  }
  expect(plexTv.requests).toHaveLength(before + 1);
});

test('one answer of another account changes nothing, and the next right one is shown', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  plexTv.setUser(token, { attributes: { id: '4711' } });
  const mixedUp = await marquee.run(['--status=json']);
  expect(mixedUp.code).toBe(6);
  expect(readReport(mixedUp.stdout)).toMatchObject({
    state: 'unreadable',
    problem: { kind: 'other-account' },
    user: { id: accounts.lifetimeHome.attributes['id'] },
  });
  plexTv.setUser(token, { attributes: { id: accounts.lifetimeHome.attributes['id'] } });
  expect((await marquee.run(['--status'])).code).toBe(0);
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
  expect(await marquee.run(['--sign-in'], '')).toMatchObject({ code: 2, stdout: '' });
  expect(await marquee.run(['--sign-in'], 'two words')).toMatchObject({ code: 2, stdout: '' });
});

test('looks do not wait for another Marquee that is busy, as with a dialog that nobody answers', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  plexTv.setUser(token, { attributes: { title: 'Loud Lantern' } });
  const others = createStateLock({
    folder: marquee.userData,
    platform: THIS_PLATFORM,
    clock: systemClock,
    onWaiting: () => undefined,
  });
  await others(async () => {
    // Who waits for long says so.
    const status = await marquee.run(['--status']);
    expect(status).toMatchObject({ code: 0, stderr: '' });
    expect(status.stdout).toContain('Loud Lantern');
    expect(await marquee.run(['--devices'])).toMatchObject({ code: 0, stderr: '' });
    return succeed(undefined);
  });
});

test.describe('with a locked keychain', () => {
  test.use({ desktopOptions: { keyring: 'unlocked' } });

  test('status says so at once and asks nobody', async ({ marquee, token, desktop, plexTv }) => {
    await marquee.signIn(token);
    await desktop.keyring.lock();
    const before = plexTv.requests.length;
    const status = await marquee.run(['--status=json']);
    expect(status.code).toBe(7);
    expect(readReport(status.stdout)).toMatchObject({
      state: 'keychain',
      problem: { kind: 'keychain-locked' },
    });
    expect(plexTv.requests).toHaveLength(before);
  });
});

for (const keyring of ['absent', 'hung', 'no-bus'] as const) {
  test.describe(`with a keychain that is ${keyring}`, () => {
    test.use({ desktopOptions: { keyring } });

    test('nothing is kept, and the words say what to do', async ({ marquee, token }) => {
      const signIn = await marquee.run(['--sign-in'], token);
      expect(signIn).toMatchObject({ code: 7, stdout: '' });
      expect(signIn.stderr.split('\n').length).toBeGreaterThan(1);
      expect((await marquee.run(['--status=json'])).code).toBe(7);
    });
  });
}
