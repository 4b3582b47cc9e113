import { test as base } from '@playwright/test';
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
  /** As it was opened just now, in the first situation. */
  readonly demo: Demo;
}

interface WorkerFixtures {
  readonly sharedDemo: Demo;
}

/**
 * A test that only looks at the demo, and leaves nothing behind but what a new page forgets: it changes no setting, plays
 * nothing in main and leaves all windows open. Such tests share one Marquee, since a start takes as long as most looks. No
 * other test meets it, nor a later one what a failure left behind: Playwright ends a worker after a failure, and runs
 * tests whose workers differ in workers of their own.
 */
export const demoTest = base.extend<Fixtures, WorkerFixtures>({
  sharedDemo: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const desktop = await startDesktop({ keyring: 'unlocked', trayHost: true });
      const plexTv = await startPlexTv({});
      const marquee = new Marquee(desktop, plexTv);
      await use({ ...(await marquee.open('--demo')), desktop, plexTv });
      await marquee.close();
      await plexTv.close();
      await desktop.close();
    },
    { scope: 'worker' },
  ],
  demo: async ({ sharedDemo }, use) => {
    await renew(sharedDemo);
    await use(sharedDemo);
  },
});

/** Makes it what it was when it opened, whatever a test looked at. */
async function renew({ app, page, desktop }: Demo): Promise<void> {
  for (const popover of app.windows().filter((it) => it !== page)) {
    const closed = popover.waitForEvent('close');
    await desktop.trayHost.activate();
    await closed;
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
