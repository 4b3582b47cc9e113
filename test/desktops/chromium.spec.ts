import { chromium, type Browser } from '@playwright/test';
import { succeed } from '../../preload/contract/result';
import { DEMO_HOME, demoAccount } from '../../main/account/demo/demo';
import { addressOf, playMain, serveBuiltPages } from '../e2e/pictures/built-pages';
import { inspect } from '../e2e/parts/readable';
import { speak } from '../../main/base/words';
import { snapshotOf } from '../unit/renderer/fake-bridge';
import { expect, test, whyMissing } from './lab';

await speak({ language: 'en', region: 'en-US' }); // for the problems of the demo

// The stand-in Electron has a Chromium that is years older than that of the shipped one. The pages are built for both;
// here they run in the system's, which is current, with main played by a few prepared answers.

/** The fullest, one with little, and one with a problem; test/e2e/window/pages.spec.ts has them all. */
const SCENARIOS = ['plex-pass', 'sparse', 'keychain-locked'] as const;

const why = whyMissing('Chromium');
if (why !== undefined) {
  test.describe('in the system’s Chromium, without compilers', () => {
    test.skip(why !== null, why ?? '');

    let browser: Browser;
    test.beforeAll(async () => {
      // As Electron starts the processes of Marquee's pages (main/desktop/process/script-engine.ts).
      browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: ['--js-flags=--jitless'],
      });
    });
    test.afterAll(() => browser.close());

    for (const scenario of SCENARIOS) {
      test(`the profile page shows ${scenario}, and every view of it is readable`, async () => {
        const { page, complaints } = await open(browser, 'profile', scenario);
        await expect(page.locator('[data-view]')).toBeVisible();
        expect(await page.evaluate(() => typeof WebAssembly), 'scripts are interpreted').toBe('undefined');
        await inspect(page, `desktops/chromium-profile-${scenario}`);
        await page.keyboard.press('Control+,');
        await expect(page.locator('[data-view=settings]')).toBeVisible();
        await inspect(page, `desktops/chromium-settings-${scenario}`);
        expect(complaints).toEqual([]);
        await page.close();
      });

      test(`the popover shows ${scenario}, and is readable`, async () => {
        const { page, complaints } = await open(browser, 'tray', scenario);
        await expect(page.getByText('Quiet Lantern')).toBeVisible();
        await inspect(page, `desktops/chromium-tray-${scenario}`);
        expect(complaints).toEqual([]);
        await page.close();
      });
    }
  });
}

/** Opens one of the built pages as main serves it. `complaints` are the errors of its console. */
async function open(browser: Browser, name: 'profile' | 'tray', scenario: (typeof SCENARIOS)[number]) {
  const size = name === 'profile' ? { width: 1100, height: 760 } : { width: 360, height: 420 };
  const page = await browser.newPage({ viewport: size });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (entry) => {
    if (entry.type() === 'error' || entry.type() === 'warning') complaints.push(entry.text());
  });
  await serveBuiltPages(page);
  await playMain(page, {
    getSnapshot: succeed(snapshotOf(demoAccount(scenario, Date.now()))),
    getHistory: succeed(null),
    getHomeUsers: succeed(DEMO_HOME.map((member) => ({ ...member, picture: null }))),
  });
  await page.goto(addressOf(name));
  return { page, complaints };
}
