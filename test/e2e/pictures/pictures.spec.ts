import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DrawingBoard, whyOtherPictures } from './drawing-board';
import { DIALOG_LOOKS, PAGE_LOOKS, POPOVER_LOOKS, WHOLE, type Look } from './looks';
import { DIALOGS, PAGES, POPOVERS, type Scene } from './scenes';

// Drawn by the stand-in Electron, and not by the system's Chromium (test/desktops/chromium.spec.ts): that one is another
// with each update of the system, while the stand-in is pinned, so that what was drawn here is drawn everywhere. Main is
// played: its answers stand still, and one Electron without a display or a desktop shows everything in half a minute.

const why = whyOtherPictures();
if (why !== null) console.log(`Skipped: the pictures of the pages: ${why}.`);

/**
 * How far a picture may be from its reference: no pixel by more than three or four levels of 256 in a color, which is
 * what processors of different make round differently in gradients and shadows, but for a few on a round edge. A shade that the
 * eye could see is more, and what moves by a pixel changes hundreds.
 */
const TOLERANCE = { threshold: 0.012, maxDiffPixels: 16 } as const;

/** The name of each picture: those of all scenes, each in all its looks. */
const pictures: string[] = [];

test.describe('in pictures', () => {
  // In one worker, so that Electron is started once.
  test.describe.configure({ mode: 'default' });
  test.skip(why !== null, why ?? '');

  let open: DrawingBoard | null = null;
  test.beforeAll(async () => {
    open = await DrawingBoard.open();
  });
  test.afterAll(() => open?.close());

  /** @param part a selector of what is looked at, where that is not the whole page */
  function draw(name: string, scene: Scene, looks: Readonly<Record<string, Look>>, part?: string): void {
    const files = Object.entries(looks).map(([look, how]) => [`${name}-${look}.png`, how] as const);
    pictures.push(...files.map(([file]) => file));
    test(`${name} looks as it did`, async () => {
      if (open === null) throw new Error('There is no drawing board.');
      await open.show(scene);
      for (const [file, how] of files) {
        await open.look(how);
        if (part === undefined) await expect.soft(open.page).toHaveScreenshot(file, TOLERANCE);
        else await expect.soft(open.page.locator(part)).toHaveScreenshot(file, TOLERANCE);
      }
    });
  }

  for (const [name, scene] of Object.entries(PAGES)) {
    draw(name, scene, PAGE_LOOKS);
    // Without what stands beside it, which marks the part that is at the top of a window.
    if (scene.isLong) draw(`${name}-whole`, scene, { light: WHOLE }, 'main');
  }
  for (const [name, scene] of Object.entries(DIALOGS)) draw(name, scene, DIALOG_LOOKS, 'dialog[open]');
  for (const [name, scene] of Object.entries(POPOVERS)) draw(`popover-${name}`, scene, POPOVER_LOOKS);
});

test('no reference is left of what is no longer drawn', () => {
  expect(readdirSync(join(import.meta.dirname, 'references')).toSorted()).toEqual(pictures.toSorted());
});
