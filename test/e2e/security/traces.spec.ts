import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { withHeaders } from '../../plex-tv/answers';
import { secrets } from '../../plex-tv/accounts/secrets';
import type { PlexTv } from '../../plex-tv/server';
import { CanarySearch } from '../parts/canaries';
import { expect, test, type OpenMarquee } from '../parts/marquee';

/** Answers that a cache and a cookie jar would keep for a year. */
const KEPT_FOR_A_YEAR = {
  'cache-control': 'public, max-age=31536000, immutable',
  'set-cookie': `_standin_session=${secrets.cookie}; Path=/; Secure; Max-Age=31536000`,
};

/** Asks by hand, once the reading before is over, and waits until plex.tv has been asked. */
async function askAgain({ page }: OpenMarquee, plexTv: PlexTv): Promise<void> {
  await expect(page.locator('[data-reading]')).toBeHidden();
  const asked = plexTv.requests.filter(({ route }) => route === 'user').length;
  await page.keyboard.press('Control+r');
  await plexTv.waitForRequests(asked + 1);
}

test('neither a reply nor a cookie is kept until the next request, or on the disk', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  plexTv.answerWith({ answer: (honest) => withHeaders(honest, KEPT_FOR_A_YEAR) });
  await marquee.signInByCommand(token);
  const opened = await marquee.openAndRead();
  await askAgain(opened, plexTv);
  await askAgain(opened, plexTv);
  const readings = plexTv.requests.filter(({ route }) => route === 'user');
  expect(readings, 'each reading asks plex.tv').toHaveLength(4);
  expect(readings[1]?.headers['if-none-match'], 'no tag of an earlier run').toBeUndefined();
  for (const { headers } of plexTv.requests) expect(headers['cookie']).toBeUndefined();
  await opened.app.close();
  const ofTheReply = new CanarySearch([secrets.cookie, 'Quiet Lantern', '_standin_session']);
  expect(ofTheReply.inFilesBelow(dirname(desktop.env['HOME'] ?? ''))).toEqual([]);
  expect(await desktop.keyring.count(), 'the token and the key of the files: none for cookies').toBe(2);
});

test('what goes wrong is written to no file', async ({ marquee, plexTv, desktop, token }) => {
  await marquee.signInByCommand(token);
  const opened = await marquee.openAndRead();
  const told: string[] = [];
  for (const fault of ['503', '200-html', '302', 'cut-at-start'] as const) {
    plexTv.answerWith(fault);
    await askAgain(opened, plexTv);
    await expect(opened.page.locator('[data-reading]')).toBeHidden();
    const message = (await opened.page.locator('[data-problem] p').first().textContent()) ?? '';
    expect((await marquee.run(['--status'])).stdout).toContain(message);
    told.push(message);
  }
  await opened.app.close();
  expect(new Set(told).size, 'of different kinds').toBeGreaterThan(2);
  const home = dirname(desktop.env['HOME'] ?? '');
  expect(new CanarySearch(told).inFilesBelow(home)).toEqual([]);
  const names = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((path) => basename(path));
  // Chromium's databases have such files of their own: a number, and `LOG` for how they were opened.
  expect(names.filter((name) => /\blogs?\b/i.test(name) && !/^(\d+\.log|LOG(\.old)?)$/.test(name))).toEqual(
    [],
  );
});
