import { expect, type ElectronApplication, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { boundaryFaults } from './contrast';
import { test } from './marquee';
import { screenshot, zoomedScreenshot } from './screenshots';

/** What its package would have a page load, `axe.source`, is twice as long, and takes a page nearly twice as much work. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe's rules about colors, which take it most of its time. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

type About = 'all' | 'colors' | 'shape';

function optionsFor(about: About): axe.RunOptions {
  const options: axe.RunOptions = { resultTypes: ['violations'] };
  if (about === 'colors') return { ...options, runOnly: OF_COLORS };
  const isOfColors = Object.fromEntries(OF_COLORS.map((rule) => [rule, { enabled: false }]));
  return about === 'shape' ? { ...options, rules: isOfColors } : options;
}

/**
 * Whether people with a screen reader, or with weak eyes, can use the page.
 * @param about what has changed since the page was looked at before: its colors alone, or anything but them
 */
async function expectAccessible(page: Page, about: About = 'all'): Promise<void> {
  // The page keeps axe: to load it takes half as long as a look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run(options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, optionsFor(about));
  expect(violations).toEqual([]);
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

/** Words of buttons and headings that go on in a further line, which is for texts that are read and not for these. */
export async function brokenWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isBroken = (text: Text, { 0: word, index }: RegExpExecArray): boolean => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    };
    return [...document.querySelectorAll('button, h1, h2, h3')].flatMap((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      for (let text = texts.nextNode(); text instanceof Text; text = texts.nextNode()) {
        const words = [...text.data.matchAll(/[\p{L}\p{N}]+/gu)];
        broken.push(
          ...words.filter((word) => isBroken(text, word)).map(([word]) => `${element.tagName}: ${word}`),
        );
      }
      return broken;
    });
  });
}

/** Looks at one page as people with different eyes do, and keeps pictures of it. */
export async function inspect(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`${name}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `${name}-${colorScheme}`);
      await expectAccessible(page, colorScheme === 'light' ? 'all' : 'colors');
      expect(await boundaryFaults(page)).toEqual([]);
    });
  }
}

/** Looks at the page of the first window at twice its size, keeps a picture of that, and leaves the page as it was. */
export async function lookZoomed(
  app: ElectronApplication,
  page: Page,
  name: string,
  look: () => Promise<void>,
): Promise<void> {
  const zoom = (factor: number): Promise<void> =>
    app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
    }, factor);
  const width = (): Promise<number> => page.evaluate(() => window.innerWidth);
  const usual = await width();
  await zoom(2);
  await expect.poll(width).toBeLessThan(usual);
  await zoomedScreenshot(app, page, `${name}-zoomed`);
  await look();
  await zoom(1);
  await expect.poll(width).toBe(usual);
}

/** The same, where nothing may be cut off. */
export async function inspectZoomed(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await lookZoomed(app, page, name, async () => {
    expect(await cutTexts(page)).toEqual([]);
    await expectAccessible(page, 'shape');
  });
}
