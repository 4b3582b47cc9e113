import { expect, test } from '@playwright/test';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { startDesktop, type Desktop } from '../desktop/desktop';
import { makeDrivenCopy, offer, requests, startMark, startUpdatingMarquee } from './updating-marquee';

let desktop: Desktop;
test.beforeAll(() => makeDrivenCopy());
test.beforeEach(async () => {
  rmSync(startMark, { force: true });
  desktop = await startDesktop({ keyring: 'absent' });
});
test.afterEach(() => desktop.close());

test('a newer version is found, downloaded when asked for, and takes the old one’s place on quitting', async () => {
  offer({ version: '9.9.9' });
  const { app, appImage, label, click, messages } = await startUpdatingMarquee(desktop.env);
  expect(await label()).toBe('Check for updates…');
  await click();
  await expect.poll(label).toBe('Download version 9.9.9');
  expect(requests()).not.toContain('Marquee-9.9.9-linux-x86_64.AppImage');
  await click();
  await expect.poll(label).toBe('Restart to update to version 9.9.9');
  expect(readFileSync(appImage, 'utf8')).toBe('the old one');
  expect(await messages()).toEqual([]);
  await app.close();
  expect(readFileSync(appImage, 'utf8')).toContain('#!/bin/sh');
  expect(readFileSync(startMark, 'utf8')).toBe('true\n');
});

test('“Restart” quits, replaces and starts the new version', async () => {
  offer({ version: '9.9.9' });
  const { app, appImage, label, click } = await startUpdatingMarquee(desktop.env);
  await click();
  await expect.poll(label).toBe('Download version 9.9.9');
  await click();
  await expect.poll(label).toBe('Restart to update to version 9.9.9');
  const closed = app.waitForEvent('close');
  await click().catch(() => undefined); // it may be gone before it answers
  await closed;
  expect(readFileSync(appImage, 'utf8')).toContain('#!/bin/sh');
  await expect.poll(() => readFileSync(startMark, { encoding: 'utf8', flag: 'a+' })).toBe('\n');
});

test('a new version that can’t take the old one’s place is told, in the settings too, and Marquee stays', async () => {
  offer({ version: '9.9.9' });
  const { app, appImage, label, click, messages } = await startUpdatingMarquee(desktop.env);
  await click();
  await expect.poll(label).toBe('Download version 9.9.9');
  await click();
  await expect.poll(label).toBe('Restart to update to version 9.9.9');
  rmSync(appImage);
  mkdirSync(appImage); // a folder can't be replaced, not even by root
  await click();
  await expect.poll(messages).toEqual([expect.stringContaining('couldn’t be installed')]);
  expect(await label()).toBe('Check for updates again…');
  const page = await app.firstWindow();
  await page.keyboard.press('Control+,');
  await expect(page.getByText('couldn’t be installed')).toBeVisible();
  await app.close();
  rmSync(appImage, { recursive: true });
});

test('a changed artifact is thrown away', async () => {
  offer({ version: '9.9.9', tamperArtifact: true });
  const { app, appImage, label, click, messages } = await startUpdatingMarquee(desktop.env);
  await click();
  await expect.poll(label).toBe('Download version 9.9.9');
  await click();
  await expect.poll(messages).toEqual([expect.stringContaining('arrived damaged')]);
  await app.close();
  expect(readFileSync(appImage, 'utf8')).toBe('the old one');
});

test('a changed manifest is not believed, and nothing more is asked for', async () => {
  offer({ version: '9.9.9', tamperManifest: true });
  const { app, click, messages } = await startUpdatingMarquee(desktop.env);
  await click();
  await expect.poll(messages).toEqual([expect.stringContaining('isn’t signed by Marquee’s makers')]);
  expect([...requests()].sort()).toEqual(['latest-linux.yml', 'latest-linux.yml.sig']);
  await app.close();
});

for (const endless of ['manifest', 'signature'] as const) {
  test(`a ${endless} without an end is not believed, and ends nothing`, async () => {
    offer({ version: '9.9.9', endless });
    const { app, label, click, messages } = await startUpdatingMarquee(desktop.env);
    await click();
    await expect.poll(messages).toEqual([expect.stringContaining('isn’t signed by Marquee’s makers')]);
    offer({ version: '9.9.9' });
    await click();
    await expect.poll(label).toBe('Download version 9.9.9');
    await app.close();
  });
}

test('a download without an end is stopped before it fills the disk', async () => {
  offer({ version: '9.9.9', endless: 'artifact' });
  const { app, appImage, label, click, messages } = await startUpdatingMarquee(desktop.env);
  await click();
  await expect.poll(label).toBe('Download version 9.9.9');
  await click();
  await expect
    .poll(messages)
    .toEqual([expect.stringContaining('couldn’t check for updates or download one')]);
  await app.close();
  expect(readFileSync(appImage, 'utf8')).toBe('the old one');
});

for (const [what, refused] of [
  ['an older version', { version: '0.0.1' }],
  ['a version that has not reached this computer yet', { version: '9.9.9', stagingPercentage: 0 }],
] as const) {
  test(`${what} is not offered`, async () => {
    offer(refused);
    const { app, label, click, messages } = await startUpdatingMarquee(desktop.env);
    await click();
    await expect.poll(messages).toEqual([expect.stringContaining('is the latest version')]);
    expect(await label()).toBe('Check for updates…');
    await app.close();
  });
}

test('one that came as a package points to the package manager and asks nobody', async () => {
  offer({ version: '9.9.9' });
  const { app, click, messages } = await startUpdatingMarquee(desktop.env, { isSystemPackage: true });
  await click();
  await expect.poll(messages).toEqual([expect.stringContaining('package manager updates it')]);
  await app.close();
  expect(requests()).toEqual([]);
});
