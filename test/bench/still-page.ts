import type { ElectronApp } from './electron-app';
import type { World } from './world';

/** The page as it is painted, with its styles and without its script. */
const STILL = `(() => {
  const page = document.documentElement.cloneNode(true);
  for (const part of page.querySelectorAll('script, link, img')) part.remove();
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const style = '<style>' + rules.map(({ cssText }) => cssText).join('\\n') + '</style>';
  return '<!doctype html>' + page.outerHTML.replace('</head>', () => style + '</head>');
})()`;

/**
 * Makes a page that looks like the profile and does nothing: a window with that much to show can hardly cost less.
 * @returns the path of its file
 */
export async function keepStillPage(world: World): Promise<string> {
  const app = world.start('marquee', { bare: 'window', devTools: true });
  await windowShown(app, '[data-card=other]'); // the last one
  const path = await keepAsShown(world, app, 'still.html');
  await app.stop();
  return path;
}

/** Resolves once nothing in the page moves, as it does while plex.tv is read: what a still page goes on moving costs it dear. */
const AT_REST = `new Promise((resolve) => {
  const look = () => (document.getAnimations().length > 0 ? requestAnimationFrame(look) : resolve());
  look();
})`;

/**
 * Keeps what the app's page shows once it is at rest, as a page that does nothing.
 * @param script what that page does after all
 */
export async function keepAsShown(
  world: World,
  app: ElectronApp,
  name: string,
  script = '',
): Promise<string> {
  const page = await app.page();
  await page(AT_REST);
  const html = await page<string>(STILL);
  return world.keep(
    name,
    script === '' ? html : html.replace('</body>', () => `<script>${script}</script></body>`),
  );
}

/** Resolves when the app's page has something that `selector` finds, and a frame was made with it. */
export async function windowShown(app: ElectronApp, selector: string): Promise<void> {
  const page = await app.page();
  await page(`new Promise((resolve) => {
    const look = () => requestAnimationFrame(document.querySelector('${selector}') ? resolve : look);
    look();
  })`);
}
