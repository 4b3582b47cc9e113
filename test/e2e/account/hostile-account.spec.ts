import type { Page } from '@playwright/test';
import { USER_ATTRIBUTES } from '../../../preload/contract/account/user';
import { MAX_BYTES } from '../../../main/plex/documents/xml-limits';
import { accounts } from '../../plex-tv/accounts/accounts';
import type { Account } from '../../plex-tv/accounts/documents';
import { repeated } from '../../unit/fuzz/repeated';
import { openPopover } from '../parts/intruder';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>x</b>';
/** Turns what follows around, and never turns it back. */
const TURNED = '\u202egnp.exe\u2066';
const hostile = (name: string): string => `${MARKUP}${TURNED} ${name}`;

const { id, uuid } = accounts.lifetimeHome.attributes;
const texts = Object.entries(USER_ATTRIBUTES).flatMap(([name, kind]) => (kind === 'text' ? [name] : []));

/** The account of `lifetimeHome`, with trouble wherever plex.tv can put a text. */
const account: Account = {
  ...accounts.lifetimeHome,
  attributes: {
    ...accounts.lifetimeHome.attributes,
    ...Object.fromEntries(texts.map((name) => [name, hostile(name)])),
    ...{ id, uuid, title: `Tom_Jerry & ${hostile('title')}` },
    joinedAt: hostile('joinedAt'),
    unknownAttribute: hostile('unknown'),
    ['n'.repeat(2_000)]: 'a long name',
  },
  subscription: {
    attributes: {
      active: '1',
      status: hostile('status'),
      paymentService: hostile('service'),
      plan: hostile('plan'),
    },
    features: [hostile('feature'), 'pass', `=${hostile('formula')}`],
  },
  profile: { defaultAudioLanguage: hostile('language'), odd: hostile('odd') },
  entitlements: [hostile('entitlement')],
  roles: [hostile('role')],
  subscriptions: [
    { id: hostile('id'), mode: hostile('mode'), type: hostile('type'), state: hostile('state') },
  ],
  home: {
    attributes: { id: '1', name: hostile('home') },
    users: [
      {
        id: '1',
        title: hostile('member'),
        username: hostile('member name'),
        restrictionProfile: hostile('kid'),
      },
    ],
  },
};

/** That what the page shows of `account` is text, and turns nothing around but itself. Answers how often it would. */
async function expectText(page: Page): Promise<number> {
  const found = await page.evaluate(() => {
    const made = document.querySelectorAll('img[src="x"], script:not([src]), body b, [onerror]').length;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    let turned = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? '';
      if (!/[\u202a-\u202e\u2066-\u2069]/.test(text)) continue;
      turned += 1;
      let alone = walker.currentNode.parentElement;
      while (alone && !/isolate|plaintext/.test(getComputedStyle(alone).unicodeBidi))
        alone = alone.parentElement;
      // What turns itself around must turn nothing else with it.
      const others = alone?.textContent.replace(text, '').replace('…', '').trim() ?? '';
      if (others !== '') loose.push(`${walker.currentNode.parentElement?.outerHTML ?? ''} beside ${others}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    return { made, loose, turned, title: document.title, isTooWide: scrollWidth > clientWidth };
  });
  expect(found).toMatchObject({ made: 0, loose: [], isTooWide: false });
  expect(found.title).toMatch(/^[\w ]+ · Marquee$/);
  return found.turned;
}

const FOLDED_FEATURES = /^Features as named by Plex/;

test('whatever an account says is shown as text, everywhere', async ({ marquee, plexTv, desktop, token }) => {
  await marquee.signIn(
    plexTv.addAccount({
      ...accounts.monthlyEnding,
      attributes: { ...accounts.monthlyEnding.attributes, title: hostile('other') },
    }),
  );
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  await page.evaluate(() => window.marquee.changeSettings({ showPrivate: true }));
  plexTv.addAccount(account, token);
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-name]')).toContainText('Tom_Jerry & <img src=x');

  await test.step('in the profile', async () => {
    await page.getByRole('button', { name: FOLDED_FEATURES }).click();
    const shown = await page.locator('main').textContent();
    for (const name of [
      'username',
      'email',
      'locale',
      'unknown',
      'plan',
      'feature',
      'entitlement',
      'role',
      'language',
    ]) {
      expect(shown, name).toContain(`${MARKUP}${TURNED} ${name}`);
    }
    expect(await expectText(page)).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Home', exact: true }).click();
    await expect(page.locator('[data-members]')).toContainText(hostile('member'));
    await expectText(page);
  });

  await test.step('in the timeline', async () => {
    await page.getByRole('button', { name: 'What changed' }).click();
    await expect(page.locator('[data-change=username]')).toContainText(hostile('username'));
    await expect(page.locator('[data-change=features-added]')).toContainText(hostile('feature'));
    expect(await expectText(page)).toBeGreaterThan(3);
  });

  await test.step('in the settings', async () => {
    await page.keyboard.press('Control+,');
    await expect(page.locator('[data-view=settings]')).toContainText(MARKUP);
    await expectText(page);
  });

  await test.step('in the popover', async () => {
    const popover = await openPopover(app, desktop);
    await expect(popover.locator('[data-name]')).toContainText(MARKUP);
    expect(await popover.evaluate(() => document.querySelectorAll('img[src="x"], body b').length)).toBe(0);
    expect(await popover.evaluate(() => document.title)).toBe('Marquee');
  });

  await test.step('in the tray, where no sign stands for a key', async () => {
    const labels = (await desktop.trayHost.menu()).map(({ label }) => label);
    const { tooltip } = await desktop.trayHost.item();
    expect(labels[0]).toContain('Tom_Jerry & <img src=x');
    expect(labels.filter((label) => label.includes('<img')).length, 'names and plan').toBeGreaterThan(2);
    for (const text of [tooltip, ...labels])
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  });

  await test.step('in a notification', async () => {
    const [shown] = await desktop.notifications.waitFor(1);
    expect(shown?.body).toContain('Tom_Jerry &amp; &lt;img src=x');
    expect(`${shown?.summary}${shown?.body}`).not.toMatch(/<|[\u202a-\u202e\u2066-\u2069]/);
  });

  await test.step('on the command line', async () => {
    const words = (await marquee.run(['--status'])).stdout;
    expect(words).toContain('Tom_Jerry & <img src=x');
    expect(words).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    const bar = JSON.parse((await marquee.run(['--status=waybar'])).stdout) as { tooltip: string };
    expect(bar.tooltip).toContain('Tom_Jerry &amp; &lt;img src=x');
    expect(bar.tooltip).not.toContain('<');
  });
});

test('a name of 100 kB is shown, and widens nothing', async ({ marquee, plexTv }) => {
  const long = 'x'.repeat(100_000);
  const attributes = { ...accounts.lifetimeHome.attributes, title: long, username: long };
  await marquee.signIn(plexTv.addAccount({ ...accounts.lifetimeHome, attributes }));
  const { page } = await marquee.openAndRead();
  await expect(page.locator('[data-name]')).toContainText('xxx');
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth: all, clientWidth: seen } = document.documentElement;
    return { scrollWidth: all, clientWidth: seen };
  });
  expect(scrollWidth).toBe(clientWidth);
});

/** Documents of 256 KiB, each of one kind of thing: what the account says, and what is repeated in it. */
const LARGEST: readonly (readonly [what: string, before: string, piece: string, after: string])[] = [
  ['listed subscriptions', '><subscriptions>', '<subscription id="#"/>', '</subscriptions></user>'],
  ['unknown attributes', '', ' a#=""', '/>'],
  ['features', '><subscription active="1">', '<feature id="f#"/>', '</subscription></user>'],
];

for (const [what, before, piece, after] of LARGEST) {
  test(`the page answers, and shows in steps, thousands of ${what}`, async ({ marquee, plexTv, token }) => {
    const user = `<user id="${id}" uuid="${uuid}" title="Quiet Lantern"`;
    const room = MAX_BYTES - user.length - before.length - after.length;
    await marquee.signIn(token);
    const { page } = await marquee.openAndRead();
    plexTv.addAccount(`${user}${before}${repeated(piece, room)}${after}`, token);
    const release = plexTv.hold();
    await page.keyboard.press('Control+r');
    await expect(page.locator('[data-reading]')).toBeVisible();
    release();
    await page.getByRole('button', { name: 'Settings' }).click(); // while the document arrives
    await expect(page.locator('[data-view=settings]')).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();

    if (what === 'features') await page.getByRole('button', { name: FOLDED_FEATURES }).click();
    const more = page.locator('[data-rest]').first();
    await expect(more).toBeAttached();
    const rest = Number(await more.getAttribute('data-rest'));
    expect(rest).toBeGreaterThan(5_000);
    expect(await page.locator('*').count(), 'elements of the page').toBeLessThan(6_000);
    await more.getByRole('button').click();
    await expect(more).toHaveAttribute('data-rest', String(rest - 100));
    await page.getByLabel('Find a field').fill('no such field');
    await expect(page.locator('[data-found="0"]')).toBeVisible();
    await page.getByLabel('Find a field').fill('');
    if (what === 'features') return; // they are folded again
    await expect(more, 'from the first step again').toHaveAttribute('data-rest', String(rest));
  });
}
