import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Marquee, type OpenMarquee } from '../parts/marquee';

/** Bytes; enough for what Chromium writes of its own. */
const SMALL_DISK = 6 * 1024 * 1024;

/** Mounts a small disk; false where nobody may, as in a container without that right. */
function mountSmallDisk(at: string): boolean {
  mkdirSync(at, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Opens Marquee and waits until what it has read is on the disk: it is shown a moment before that. */
async function openAndWrite(marquee: Marquee): Promise<OpenMarquee & { readonly reply: string }> {
  const reply = join(marquee.userData, 'last-reply.sealed');
  const before = statSync(reply).ino;
  const opened = await marquee.openAndRead();
  await expect.poll(() => statSync(reply).ino).not.toBe(before);
  return { ...opened, reply };
}

test('on a full disk Marquee goes on, says what it could not keep, and keeps it when there is room again', async ({
  marquee,
  plexTv,
  token,
}) => {
  const { userData } = marquee;
  test.skip(
    !mountSmallDisk(userData),
    'Nothing can be mounted here; disk-file.test.ts has a full disk by a limit on the size of files.',
  );
  try {
    await marquee.signIn(token);
    const { page } = await openAndWrite(marquee);
    await expect.poll(() => existsSync(join(userData, 'devices.sealed'))).toBe(true);
    const filler = join(userData, 'filler');
    expect(() => writeFileSync(filler, Buffer.alloc(SMALL_DISK))).toThrow('ENOSPC');

    await page.keyboard.press('Control+,');
    const toggle = page.getByRole('switch', { name: 'Always show email and IDs' });
    const choice = page.getByRole('combobox', { name: 'How often to check plex.tv' });
    await toggle.click();
    await expect(page.getByText('couldn’t save to its folder')).toBeVisible();
    await expect(toggle, 'what is not so is not shown').not.toBeChecked();
    await choice.selectOption('Manually');
    await expect(choice).toHaveValue('Every 15 minutes');

    await page.keyboard.press('Escape');
    plexTv.setUser(token, { attributes: { homeSize: '6' } });
    await page.keyboard.press('Control+r');
    await expect(page.locator('[data-field=homeSize]')).toContainText('6');
    await expect(page.locator('[data-problem]')).toHaveCount(0);

    rmSync(filler);
    await page.keyboard.press('Control+,');
    await toggle.click();
    await expect
      .poll(() => readFileSync(join(userData, 'settings.json'), { encoding: 'utf8', flag: 'a+' }))
      .toContain('"showPrivate": true');
    await expect(toggle).toBeChecked();
    expect(readdirSync(userData).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  } finally {
    await marquee.close();
    execFileSync('umount', [userData]);
  }
});

test('where its folder can’t be made Marquee says so and goes on', async ({ marquee, plexTv, token }) => {
  rmSync(marquee.userData, { recursive: true });
  writeFileSync(marquee.userData, 'a file where the folder should be');
  await marquee.signInByCommand(token);
  const { page } = await marquee.open();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(page.locator('[data-notice]').filter({ hasText: 'couldn’t save' })).toBeVisible();
  plexTv.setUser(token, { attributes: { homeSize: '6' } });
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-field=homeSize]')).toContainText('6');
});

test('what the disk does not let go of when a person signs out is told on the page that comes then', async ({
  marquee,
  token,
}) => {
  await marquee.signIn(token);
  const { page, reply } = await openAndWrite(marquee);
  rmSync(reply);
  mkdirSync(join(reply, 'in its place'), { recursive: true }); // which can't be removed as a file

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out of Quiet Lantern?' });
  await dialog.getByRole('button', { name: 'Forget on this computer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('[data-notice]')).toContainText('Your token was deleted, but');
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
});
