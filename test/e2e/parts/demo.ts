import { expect, test as base } from '@playwright/test';
import { DEMO_SCENARIOS } from '../../../preload/contract/account/demo';
import { startDesktop, type Desktop } from '../../desktop/desktop';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { Marquee, type OpenMarquee } from './marquee';

/** Marquee with the made-up account in its window, on a desktop with a tray. */
interface Demo extends OpenMarquee {
  readonly desktop: Desktop;
  readonly plexTv: PlexTv;
}

interface Fixtures {
  /** As if it had just been opened, in the first situation. */
  readonly demo: Demo;
}

interface WorkerFixtures {
  readonly demoDesktop: Desktop;
  readonly demoPlexTv: PlexTv;
  readonly sharedDemo: Demo;
}

/**
 * A test that only looks at the demo: it changes no setting, plays nothing in main, and closes no window but the popover. Such
 * tests share one Marquee, since a start costs more than most looks. No other test meets it, nor a later one what a failure
 * left behind: Playwright ends a worker after a failure, and runs tests whose workers differ in workers of their own.
 */
export const demoTest = base.extend<Fixtures, WorkerFixtures>({
  demoDesktop: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const desktop = await startDesktop({ keyring: 'unlocked', trayHost: true });
      await use(desktop);
      await desktop.close();
    },
    { scope: 'worker' },
  ],
  demoPlexTv: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads it from here, too
    async ({}, use) => {
      const plexTv = await startPlexTv({});
      await use(plexTv);
      await plexTv.close();
    },
    { scope: 'worker' },
  ],
  sharedDemo: [
    async ({ demoDesktop: desktop, demoPlexTv: plexTv }, use) => {
      const marquee = new Marquee(desktop, plexTv);
      try {
        await use({ ...(await marquee.open('--demo')), desktop, plexTv });
      } finally {
        await marquee.close();
      }
    },
    { scope: 'worker' },
  ],
  demo: async ({ sharedDemo }, use) => {
    await renew(sharedDemo);
    await use(sharedDemo);
  },
});

/** Makes it what it was when it opened, whatever a test looked at. */
async function renew({ app, page }: Demo): Promise<void> {
  for (const popover of app.windows().filter((it) => it !== page)) {
    await popover.keyboard.press('Escape').catch(() => undefined); // it may close by itself just now
    await expect.poll(() => app.windows()).not.toContain(popover);
  }
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
  await page.emulateMedia({
    media: null,
    colorScheme: 'light',
    reducedMotion: 'no-preference',
    forcedColors: 'none',
  });
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' })); // a reload keeps the place
  await page.evaluate((scenario) => window.marquee.showDemo(scenario), DEMO_SCENARIOS[0]);
  await page.reload();
  await page.locator('body[data-ready]').waitFor();
}
