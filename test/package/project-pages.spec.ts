import { expect, test } from '@playwright/test';
import type { ElectronApplication } from '@playwright/test';
import { startDesktop, type Desktop } from '../desktop/desktop';
import { makeDrivenCopy, startUpdatingMarquee } from './updating-marquee';

const ENTRIES = ['documentation', 'report'];

let desktop: Desktop;
test.beforeEach(async () => {
  desktop = await startDesktop({ keyring: 'absent' });
});
test.afterEach(() => desktop.close());

/** Chooses each of the project's pages in the menu “Help”, and answers what the browser was asked to open. */
const opened = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(({ Menu, shell }, ids) => {
    const addresses: string[] = [];
    shell.openExternal = (address) => {
      addresses.push(address);
      return Promise.resolve();
    };
    for (const id of ids) Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    return addresses;
  }, ENTRIES);

test('a release leads from the menu “Help” to its documentation and to where bugs are reported', async () => {
  await makeDrivenCopy('https://github.com/example/marquee');
  const { app } = await startUpdatingMarquee(desktop.env);
  expect(await opened(app)).toEqual([
    'https://github.com/example/marquee#readme',
    'https://github.com/example/marquee/issues',
  ]);
  await app.close();
});

test('a package that was built without a home has no such entries', async () => {
  await makeDrivenCopy();
  const { app } = await startUpdatingMarquee(desktop.env);
  expect(
    await app.evaluate(
      ({ Menu }, ids) => ids.map((id) => Menu.getApplicationMenu()?.getMenuItemById(id) ?? null),
      ENTRIES,
    ),
  ).toEqual([null, null]);
  await app.close();
});
