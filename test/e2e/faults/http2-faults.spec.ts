import { outlive, refreshWell, withName, type Failures, type NamedFault } from '../parts/failures';
import { expect, test } from '../parts/marquee';

/** plex.tv speaks HTTP/2; most other tests use HTTP/1.1, whose every fault hits just one request. */
test.use({ plexTvOptions: { http: '2' } });

const failures: Failures = {
  rejected: ['401', '401-empty'],
  'bad-request': ['404'],
  unavailable: ['503', '503-empty'],
  unreadable: ['200-empty', '200-truncated', '200-oversize', '302', 'gzip-bomb', 'endless'],
  unreachable: ['h2-reset', 'h2-reset-in-body', 'h2-calm', 'cut-in-body', 'reset-in-body'],
};

/** What Chromium asks again by itself, because the server said that it had not looked at the request. */
const askedAgain: readonly NamedFault[] = [
  'h2-refused',
  'h2-goaway-in-body',
  'gzip',
  'late',
  'h2-goaway',
  'h2-goaway-calm',
  'h2-wants-http1', // the last: Chromium remembers it
];

test('over HTTP/2, too, the last good reply stays whatever plex.tv answers, and the next good one is shown', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  test.slow(); // some twenty failures
  await marquee.signIn(token);
  const { page, output } = await marquee.openAndRead();
  expect(plexTv.requests.map(({ http }) => http)).not.toContain('1.1');
  // After a failure the schedule tries again within a minute, at random: it is not to come between two steps.
  await page.evaluate(() => window.marquee.changeSettings({ refreshMinutes: null }));
  await outlive(failures, { page, plexTv, token });
  for (const [name, fault] of askedAgain.map(withName)) {
    await test.step(`${name} is no failure`, async () => {
      plexTv.answerWith(fault, { times: 1 });
      await refreshWell(page);
    });
  }
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
  expect(output()).not.toMatch(/Unhandled|Uncaught/i);
});
