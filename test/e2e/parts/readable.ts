import AxeBuilder from '@axe-core/playwright';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { screenshot, test } from './marquee';

/** Whether people with a screen reader, or with weak eyes, can use the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // Legacy mode, since Electron can't open the extra page that axe would like for frames; there are none here.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Texts that are cut off: boxes that hide what does not fit into them, and a page wider than its window. */
export async function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll<HTMLElement>('body *')];
    return boxes
      .filter((box) => {
        const { overflowX } = getComputedStyle(box);
        const isForScreenReaders = box.clientWidth <= 1;
        const hides = box === document.documentElement || overflowX === 'hidden' || overflowX === 'clip';
        return hides && !isForScreenReaders && box.innerText !== '' && box.scrollWidth > box.clientWidth + 1;
      })
      .map((box) => `${box.tagName}.${box.className}: ${box.innerText.slice(0, 60)}`);
  });
}

/** Looks at one page as people with different eyes do, and keeps pictures of it. */
export async function inspect(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`${name}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `${name}-${colorScheme}`);
      await expectAccessible(page);
    });
  }
}

/** Looks at the page of the first window at twice its size, where nothing may be cut off. */
export async function inspectZoomed(app: ElectronApplication, page: Page, name: string): Promise<void> {
  const zoom = (factor: number): Promise<void> =>
    app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
    }, factor);
  await zoom(2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(600);
  await screenshot(page, `${name}-zoomed`);
  expect(await cutTexts(page)).toEqual([]);
  await expectAccessible(page);
  await zoom(1);
}

/**
 * What is wrong with the highlighted texts: letters that do not stand out from what is behind them (WCAG 1.4.3), or a
 * highlight of which neither ground nor line stands out from the page (1.4.11).
 */
export async function markFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Color = readonly [red: number, green: number, blue: number, alpha: number];
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const colorOf = (text: string): Color => {
      if (!canvas) throw new Error('There is no canvas.');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha];
    };
    const luminance = (color: Color): number => {
      const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: Color, other: Color): number => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const groundOf = (element: Element | null): Color => {
      if (element === null) return [255, 255, 255, 255];
      const ground = colorOf(getComputedStyle(element).backgroundColor);
      return ground[3] > 0 ? ground : groundOf(element.parentElement);
    };
    const faults = [...document.querySelectorAll('mark')].flatMap((mark) => {
      const { color, borderBlockEndColor, borderBlockEndWidth } = getComputedStyle(mark);
      const [ground, surface] = [groundOf(mark), groundOf(mark.parentElement)];
      const line = Number.parseFloat(borderBlockEndWidth) > 0 ? [colorOf(borderBlockEndColor)] : [];
      const edges = [ground, ...line].map((it) => contrast(it, surface));
      return [
        ...(contrast(colorOf(color), ground) >= 4.5 ? [] : [`${mark.textContent}: can’t be read`]),
        ...(Math.max(...edges) >= 3 ? [] : [`${mark.textContent}: does not stand out, ${edges.join(', ')}`]),
      ];
    });
    return [...new Set(faults)];
  });
}
