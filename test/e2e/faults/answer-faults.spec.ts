import { readFileSync } from 'node:fs';
import { content, slowDown, XML } from '../../plex-tv/answers';
import type { Fault, FaultName } from '../../plex-tv/faults/faults';
import { outlive, refreshWell, withName, type Failures, type NamedFault } from '../parts/failures';
import { expect, test } from '../parts/marquee';

const KIB = 1024;
const DAY = 86_400_000;

/** An account document of exactly so many bytes. */
function documentOf(bytes: number): string {
  const [start, end] = ['<user id="700000001" title="Quiet Lantern" note="', '"/>'];
  return start + 'x'.repeat(bytes - start.length - end.length) + end;
}

const sends = (body: string | Uint8Array): Fault => ({ answer: content(XML, body) });
const utf16 = Buffer.from('\ufeff<user id="1" title="Wrong"/>', 'utf16le');

const failures: Failures = {
  rejected: ['401', '401-json', '401-empty', '401-wants-code', '422-invalid-token', '498'],
  'bad-request': ['400', '400-no-client-id', '403', '403-home-pin', '404', '408', '422'],
  intercepted: ['401-html', '403-html', '407-html', '451-html', '511-html'],
  unavailable: ['500', '500-empty', '502', '503', '503-json', '503-empty', '504'],
  unreadable: [
    '200-html',
    '200-json',
    '200-empty',
    '200-errors',
    '200-wrong-root',
    '200-two-roots',
    '200-text-after-root',
    '200-truncated',
    '200-doctype',
    '200-not-utf8',
    '200-control-character',
    '200-oversize',
    '204',
    '301',
    '302',
    '302-same-host',
    '302-plain-http',
    '303',
    '307',
    '308',
    'gzip-broken',
    'gzip-bomb',
    'endless',
    'huge-head',
    'not-http',
    'cut-unnoticed',
    ['a byte over 256 KiB', sends(documentOf(256 * KIB + 1))],
    ['UTF-16', sends(utf16)],
  ],
  unreachable: [
    'cut-at-start',
    'cut-in-head',
    'cut-in-body',
    'cut-in-chunk',
    'cut-before-last-chunk',
    'reset-at-start',
    'reset-in-body',
    ...Array.from({ length: 20 }, (_, index) => {
      const at = index / 20;
      return [`cut after ${at} of it`, { delivery: { how: 'cut', at } }] as const;
    }),
  ],
};

/** The most that a process has ever held, in bytes. */
function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * KIB;
}

test('whatever plex.tv answers, the last good reply stays, nobody is signed out, and the next good answer is shown', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  test.slow(); // some seventy failures
  await marquee.signIn(token);
  const { app, page, output } = await marquee.openAndRead();
  // After a failure the schedule tries again within a minute, at random: it is not to come between two steps.
  await page.evaluate(() => window.marquee.changeSettings({ refreshMinutes: null }));
  const pids = await app.evaluate(({ app: it }) =>
    it.getAppMetrics().flatMap(({ type, pid }) => (type === 'Browser' || type === 'Utility' ? [pid] : [])),
  );
  const before = pids.map(peakMemory);
  await outlive(failures, { page, plexTv, token });
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
  const growth = pids.map((pid, index) => peakMemory(pid) - (before[index] ?? 0));
  expect(Math.max(...growth), 'no bomb went off').toBeLessThan(100 * KIB * KIB);
  await expect.poll(() => plexTv.openConnections, 'no answer is still being taken in').toBe(0);
  expect(output()).not.toMatch(/Unhandled|Uncaught/i);
});

const oddities: readonly NamedFault[] = [
  'gzip',
  '200-unlabeled',
  '200-labeled-html',
  'late',
  ['exactly 256 KiB', sends(documentOf(256 * KIB))],
  ['a byte order mark', sends('\ufeff<user id="700000001" title="Quiet Lantern"/>')],
];

test('a good answer in an odd wrapping is a good answer, and so is one that had to be asked for twice', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  const refresh = (): Promise<void> => refreshWell(page);
  let size = 100;
  for (const named of oddities) {
    const [name, fault] = withName(named);
    await test.step(name, async () => {
      plexTv.setUser(token, { attributes: { homeSize: String((size += 1)) } });
      plexTv.answerWith(fault, { times: 1 });
      await refresh();
    });
  }
  await test.step('the connection that was kept open is closed under the next request', async () => {
    plexTv.answerWith('kept-open', { times: 1 });
    await refresh();
    const asked = plexTv.requests.filter(({ route }) => route === 'user').length;
    plexTv.answerWith('cut-at-start', { times: 1 });
    await refresh();
    expect(plexTv.requests.filter(({ route }) => route === 'user')).toHaveLength(asked + 2);
  });
});

const waits: readonly [what: string, Fault | FaultName, seconds: number][] = [
  ['seconds', '429-seconds', 120],
  ['a date', '429-date', 120],
  ['too far off', '429-far-off', 3600],
  ['in the past', '429-negative', 60],
  ['nonsense', '429-junk', 60],
  ['nothing', '429', 60],
  ['next year', { answer: slowDown(new Date(Date.now() + 365 * DAY).toUTCString()) }, 3600],
  ['an outage with seconds', '503-seconds', 120],
];

test('however plex.tv says when to come back, Marquee waits as long, a minute without a word, and at most an hour', async ({
  marquee,
  plexTv,
  token,
}) => {
  test.slow(); // each of these starts Marquee again
  for (const [what, fault, seconds] of waits) {
    await test.step(what, async () => {
      await marquee.signIn(token); // which forgets the wait before
      plexTv.answerWith(fault, { times: 1 });
      const before = Date.now();
      const end = await marquee.run(['--status=json']);
      expect(end.code).toBe(5);
      const { problem } = JSON.parse(end.stdout) as { problem: { retryAt: string | null } };
      // An HTTP date has no fractions of a second.
      const wait = Date.parse(problem.retryAt ?? '');
      expect(wait).toBeGreaterThan(before + seconds * 1000 - 1000);
      expect(wait).toBeLessThanOrEqual(Date.now() + seconds * 1000);
    });
  }
});
