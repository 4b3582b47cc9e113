import type { Page } from '@playwright/test';
import { demoTest } from '../parts/demo';
import { expect, test } from '../parts/marquee';
import { fail } from '../../../preload/contract/result';
import { problem } from '../../../main/base/problems';
import { inspect, inspectZoomed, lookZoomed } from '../parts/readable';
import { Stage } from '../parts/stage';

/** The name of what has the keyboard. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: it } = document;
    return it === document.body ? 'nothing' : (it?.ariaLabel ?? (it as HTMLElement).innerText).trim();
  });

/** How far a row is from the top of the window, in pixels, once it moves no more: cards are laid out as they come into view. */
const offset = (page: Page, field: string): Promise<number> =>
  page.locator(`[data-field="${field}"]`).evaluate(async (row) => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const top = (): number => row.getBoundingClientRect().top;
    let before: number;
    do {
      before = top();
      await frame();
      await frame();
    } while (top() !== before);
    return before;
  });

/** The profile with all its cards, and with what is loaded after the first paint and pushes what is below it. */
async function expectWhole(page: Page): Promise<void> {
  await expect(page.locator('[data-demo]')).toBeVisible();
  await expect(page.locator('[data-perks]')).toBeVisible();
  await expect(page.locator('[data-card=other]')).toBeAttached();
}

demoTest('who comes back from another view is where they were, also with the keyboard', async ({ demo }) => {
  const { page } = demo;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectWhole(page);
  for (const [field, name] of [
    ['homeSize', 'Copy Home size'],
    ['roles', 'Copy Roles'],
    ['title', 'Copy Name'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).focus();
    const before = { focus: await focused(page), offset: await offset(page, field) };
    for (const back of ['Escape', 'Back']) {
      await page.keyboard.press('Control+,');
      await expect(page.locator('[data-view=settings]')).toBeVisible();
      if (back === 'Back') await page.getByRole('button', { name: 'Back' }).click();
      else await page.keyboard.press('Escape');
      await expect.poll(() => focused(page)).toBe(before.focus);
      await expect
        .poll(async () => Math.abs((await offset(page, field)) - before.offset), `the page, after ${back}`)
        .toBeLessThan(4);
    }
  }
});

demoTest('the button that led to a view has the keyboard again after it', async ({ demo }) => {
  const { page } = demo;
  for (const name of ['What changed', 'Devices', 'Settings']) {
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await expect(page.locator('[data-view=profile]')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(new RegExp(`^${name}`));
  }
});

test('the heading has the keyboard where there is no place to come back to', async ({ marquee }) => {
  const { page } = await marquee.open();
  await page.getByRole('button', { name: 'Try a demo account' }).click();
  await expect.poll(() => focused(page)).toBe('Demo Account');
});

test('each view has a title of its own', async ({ marquee }) => {
  const { page } = await marquee.open();
  await expect(page).toHaveTitle('Sign in · Marquee');
  await page.getByRole('button', { name: 'Try a demo account' }).click();
  await expect(page).toHaveTitle('Profile · Marquee');
  for (const name of ['What changed', 'Devices', 'Settings']) {
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await expect(page).toHaveTitle(`${name} · Marquee`);
    await page.keyboard.press('Escape');
    await expect(page).toHaveTitle('Profile · Marquee');
  }
});

demoTest(
  'the sections are within reach in a narrow window, too, with what needs attention',
  async ({ demo }) => {
    const { app, page } = demo;
    await page.locator('[data-demo]').getByRole('combobox').selectOption('free');
    const goToPrivacy = async (): Promise<void> => {
      const sections = page.getByRole('navigation', { name: 'Account sections' });
      await expect(sections.getByRole('button', { name: /^Security\s*Recommendations: \d/ })).toBeVisible();
      await sections.getByRole('button', { name: 'Privacy' }).click();
      await expect(page.locator('#card-privacy')).toBeFocused();
      await expect(page.locator('#card-privacy')).toBeInViewport();
    };
    await goToPrivacy();
    await page.getByRole('heading', { level: 1 }).focus();
    await lookZoomed(app, page, 'narrow-sections', goToPrivacy);
  },
);

test('a section that is not drawn yet is drawn for who goes there', async ({ marquee }) => {
  const { page } = await marquee.open('--demo');
  // A page that is never told of its first paint keeps to the one card that can be seen.
  await page.addInitScript(() => {
    PerformanceObserver.prototype.observe = () => undefined;
    Performance.prototype.getEntriesByType = () => [];
  });
  await page.reload();
  await expect(page.locator('#card-pass')).toBeVisible();
  await expect(page.locator('#card-privacy')).toHaveCount(0);
  await page.getByRole('navigation').getByRole('button', { name: 'Privacy' }).click();
  await expect(page.locator('#card-privacy')).toBeFocused();
});

demoTest('the list of cards marks the one at the top of the window, also after a jump', async ({ demo }) => {
  const { page } = demo;
  const marked = page.locator('nav [aria-current]');
  await expectWhole(page);
  await expect(marked).toHaveText('Subscription');
  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await expect(marked).not.toHaveText('Subscription');
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await expect(marked).toHaveText('Subscription');
});

demoTest('forced colors show which section is in view, and where the picture ends', async ({ demo }) => {
  const { page } = demo;
  /** How wide a border is seen, in pixels: one in the color of the page is not. */
  const borderOf = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .first()
      .evaluate((it) => {
        const { borderInlineStartWidth: width, borderInlineStartColor: color } = getComputedStyle(it);
        return color === getComputedStyle(document.documentElement).backgroundColor
          ? 0
          : Number.parseFloat(width);
      });
  await page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(() => borderOf('nav [aria-current]')).toBeGreaterThan(2);
  expect(await borderOf('nav button:not([aria-current])')).toBe(0);
  expect(await borderOf('[data-picture]')).toBeGreaterThan(0);
});

test('what closing the window does can’t be chosen without a tray, and the settings say why', async ({
  marquee,
}) => {
  const { page } = await marquee.open('--demo');
  await page.keyboard.press('Control+,');
  const choice = page.getByRole('combobox', { name: 'When you close the window' });
  await expect(choice).toBeDisabled();
  await expect(choice).toHaveAccessibleDescription(/no place for tray icons right now/);
});

test('what fails far down a page is told in sight, and covers no heading at the top', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  await new Stage(app, page).answer('setLaunchAtLogin', fail(problem('disk')));
  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: 'Launch at login' }).click();
  const failure = page.locator('[data-failure=disk]');
  await expect(failure).toBeInViewport({ ratio: 1 });
  await inspect(page, 'failure-below');
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await inspectZoomed(app, page, 'failure');
  const bottom = await failure.evaluate((it) => it.getBoundingClientRect().bottom);
  const heading = page.getByRole('heading', { name: 'Settings' });
  expect(await heading.evaluate((it) => it.getBoundingClientRect().top)).toBeGreaterThan(bottom);
  await failure.getByRole('button', { name: 'Dismiss' }).click();
  await expect(failure).toHaveCount(0);
});
