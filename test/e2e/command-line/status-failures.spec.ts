import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '../../plex-tv/accounts/accounts';
import { content, XML } from '../../plex-tv/answers';
import type { FaultName } from '../../plex-tv/faults/faults';
import { changed } from '../../plex-tv/accounts/documents';
import { expect, test } from '../parts/marquee';
import { readReport } from './status-report';

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
      const status = await marquee.run(['--status=json'], { switches });
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

test('a reply that comes when its sign-in was replaced or ended is nobody’s', async ({
  marquee,
  plexTv,
  token,
}) => {
  const other = plexTv.addAccount(changed(accounts.lifetimeHome, { attributes: { title: 'Loud Lantern' } }));
  await marquee.signIn(token);

  let release = plexTv.hold('next');
  let slow = marquee.run(['--status']);
  await plexTv.waitForRequests(1);
  await marquee.signIn(other);
  release();
  expect((await slow).stdout, 'the answer is that of who is signed in now').toContain('Loud Lantern');
  plexTv.answerWith('500', { times: 1 });
  const status = readReport((await marquee.run(['--status=json'])).stdout);
  expect(status.user?.title).toBe('Loud Lantern');

  release = plexTv.hold('next');
  slow = marquee.run(['--status']);
  await plexTv.waitForRequests(5);
  expect((await marquee.run(['--sign-out'])).code).toBe(0);
  release();
  await slow;
  expect(existsSync(join(marquee.userData, 'last-reply.sealed'))).toBe(false);
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

test('a status ends with its exit code, however soon after the answer', async ({
  marquee,
  plexTv,
  token,
}) => {
  test.slow(); // sixteen programs start
  await marquee.signIn(token);
  // Without a tag an answer that is known is sent whole, and nothing is left to be kept.
  const known = '<user id="700000001" uuid="00e1a5c0ffee0001" title="Quiet Lantern"/>';
  plexTv.answerWith({ answer: content(XML, known) });
  for (let round = 0; round < 8; round += 1) {
    const ends = await Promise.all([marquee.run(['--status']), marquee.run(['--status'])]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  }
});
