import { isDeepStrictEqual } from 'node:util';
import { environments } from './environments/all';
import { describeOn, expect, test, type Lab } from './lab';
import { centerOf, changedArea, colorsIn, contrastIn, type Point, type Rectangle } from './parts/picture';
import { activate, choose, listedIcons } from './parts/tray';
import { eventually } from './parts/wait';

/** What a graphic needs to be made out, by WCAG 2.2 (1.4.11). */
const READABLE = 3;

/** A window that was painted has more colors than its background and a frame. */
const PAINTED = 30;

/** In pixels. A tooltip or a panel that moves its other icons is wider. */
const [SMALLEST_ICON, LARGEST_ICON] = [8, 64];

/** Two clicks this far apart, in pixels, are no double click: GTK allows five. */
const NO_DOUBLE_CLICK = 6;

for (const environment of environments) {
  describeOn(environment, (lab) => {
    test('a start opens the window, and it quits cleanly', async () => {
      const marquee = lab().start('--demo');
      await shownWindow(lab());
      await lab().keep('window');
      expect(await marquee.quit()).toBe(0);
    });

    test('the window belongs to marquee.desktop, whose icon docks and task bars show', async () => {
      lab().start('--demo');
      await shownWindow(lab());
      const [window] = await lab().desktop.windows();
      test.skip(window?.desktopFile === null, 'this desktop tells nobody');
      expect(window?.desktopFile).toBe('marquee');
    });

    if (environment.tray === 'none') {
      test('a hidden start opens the window, since no panel shows its icon', async () => {
        const marquee = lab().start('--demo', '--hidden');
        await shownWindow(lab());
        await lab().keep('window instead');
        expect(marquee.isAlive).toBe(true);
      });
      return;
    }

    test('a hidden start shows a readable icon in the panel, and no window', async () => {
      const marquee = lab().start('--demo', '--hidden');
      const icon = await shownIcon(lab());
      await lab().keep('icon');
      await expect.poll(async () => contrastIn(await lab().look(), icon)).toBeGreaterThan(READABLE);
      expect(await lab().desktop.windows()).toEqual([]);
      expect(marquee.isAlive).toBe(true);
    });

    test(`a click on the icon opens the ${environment.opens}, and a second click closes it`, async () => {
      const marquee = lab().start('--demo', '--hidden');
      const icon = centerOf(await shownIcon(lab()));
      await clickIcon(lab(), icon, environment.clicksToOpen);
      await shownWindow(lab());
      await lab().keep(environment.opens === 'popover' ? 'popover' : 'clicked');
      await clickIcon(lab(), { ...icon, x: icon.x + NO_DOUBLE_CLICK }, environment.clicksToOpen);
      await noWindow(lab());
      await clickIcon(lab(), icon, environment.clicksToOpen);
      await shownWindow(lab());
      expect(marquee.isAlive).toBe(true);
    });

    test('a hidden Marquee shows its window when it is started again, and quits from its menu', async () => {
      const marquee = lab().start('--demo', '--hidden');
      await shownIcon(lab());
      expect(await lab().start('--demo').end).toBe(0);
      await shownWindow(lab());
      const [icon] = await listedIcons(lab().session);
      if (icon === undefined) throw new Error('The panel lists no icon.');
      await choose(lab().session, icon, 'Quit Marquee');
      expect(await marquee.end).toBe(0);
    });

    if (environment.opens === 'window') return;

    test('Escape closes the popover', async () => {
      const { hands } = lab().desktop;
      test.skip(hands === null, 'no keyboard can be had here');
      lab().start('--demo', '--hidden');
      await clickIcon(lab(), centerOf(await shownIcon(lab())), environment.clicksToOpen);
      await shownWindow(lab());
      await hands?.press('Escape');
      await noWindow(lab());
    });

    test('a click elsewhere closes the popover', async () => {
      const { hands, elsewhere } = lab().desktop;
      test.skip(hands === null, 'no pointer can be had here');
      lab().start('--demo', '--hidden');
      await clickIcon(lab(), centerOf(await shownIcon(lab())), environment.clicksToOpen);
      await shownWindow(lab());
      await hands?.click(elsewhere);
      await noWindow(lab());
    });
  });
}

/** The one window, as soon as a person sees what is in it. */
async function shownWindow(lab: Lab): Promise<void> {
  await eventually('a window of Marquee is shown and painted', async () => {
    const [window] = await lab.desktop.windows();
    return window !== undefined && colorsIn(await lab.look(), window) > PAINTED ? true : null;
  });
}

async function noWindow({ desktop }: Lab): Promise<void> {
  await expect.poll(() => desktop.windows()).toEqual([]);
}

/** Where the icon is in the panel, as soon as it stands there: waybar makes a place first, which grows with the icon. */
function shownIcon(lab: Lab): Promise<Rectangle> {
  let last: Rectangle | null = null;
  return eventually('an icon appears in the panel, and stands still', async () => {
    const area = changedArea(lab.before, await lab.look(), lab.desktop.panel);
    const isStill = isDeepStrictEqual(area, last);
    last = area;
    if (area === null || !isStill) return null;
    return area.width >= SMALLEST_ICON && area.width <= LARGEST_ICON ? area : null;
  });
}

/** Clicks the icon as a person, or as the panel tells of that where there is no pointer. */
async function clickIcon({ desktop, session }: Lab, at: Point, times = 1): Promise<void> {
  if (desktop.hands !== null) {
    for (let left = times; left > 0; left -= 1) await desktop.hands.click(at);
    return;
  }
  const [icon] = await listedIcons(session);
  if (icon === undefined) throw new Error('The panel lists no icon.');
  await activate(session, icon, at.x, at.y);
}
