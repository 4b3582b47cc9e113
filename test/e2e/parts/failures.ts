import { expect, test, type Page } from '@playwright/test';
import { faults, type Fault, type FaultName } from '../../plex-tv/faults/faults';
import type { PlexTv } from '../../plex-tv/server';

/** A fault of the stand-in, by its name or put together by hand with a name for the report. */
export type NamedFault = FaultName | readonly [name: string, Fault];

/** What goes wrong, by the kind of problem that a person is told of. */
export type Failures = Readonly<Record<string, readonly NamedFault[]>>;

/** An open window, whose account is read by hand alone, and the plex.tv that it talks to. */
export interface Reading {
  readonly page: Page;
  readonly plexTv: PlexTv;
  readonly token: string;
}

/** The fault with its name. */
export function withName(named: NamedFault): readonly [name: string, Fault] {
  return typeof named === 'string' ? [named, faults[named]] : named;
}

/** Meets each failure once: it is told as what it is, the last good reply stays, and the next good one is shown. */
export async function outlive(failures: Failures, { page, plexTv, token }: Reading): Promise<void> {
  const homeSize = page.locator('[data-field=homeSize]');
  let size = 100;
  for (const [kind, its] of Object.entries(failures)) {
    for (const [name, fault] of its.map(withName)) {
      await test.step(`${name} is ${kind}`, async () => {
        const shown = size;
        size += 1;
        plexTv.setUser(token, { attributes: { homeSize: String(size) } });
        await expect(page.locator('[data-reading]')).toBeHidden(); // or the key would join the reading under way
        plexTv.answerWith(fault, { times: 1 });
        await page.keyboard.press('Control+r');
        await expect(page.locator(`[data-problem=${kind}]`)).toBeVisible();
        await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
        if (shown > 100) await expect(homeSize).toContainText(String(shown));
        await page.keyboard.press('Control+r');
        await expect(homeSize).toContainText(String(size));
        await expect(page.locator('[data-problem]')).toHaveCount(0);
      });
    }
  }
}

/** Reads plex.tv by hand and waits for its good answer. */
export async function refreshWell(page: Page): Promise<void> {
  const lastRead = page.locator('[data-last-read]');
  const before = (await lastRead.getAttribute('datetime')) ?? '';
  await page.keyboard.press('Control+r');
  await expect(lastRead).not.toHaveAttribute('datetime', before);
  await expect(page.locator('[data-problem]')).toHaveCount(0);
}
