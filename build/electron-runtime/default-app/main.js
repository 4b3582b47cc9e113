// What `electron [switches] [-r FILE] PATH` does first. Electron ships such an app inside its own runtime; the
// stand-in runtime lacks it. All of it happens before Electron's `ready`, which waits for top-level await.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What Electron's own default app calls too, though the public types leave it out.
 * @typedef {Electron.App & {
 *   setVersion(version: string): void,
 *   setDesktopName(name: string): void,
 *   setAppPath(path: string): void,
 * }} DefaultAppApi
 */
const electron = /** @type {DefaultAppApi} */ (app);

/** @param {readonly string[]} args */
function readCommandLine(args) {
  /** @type {string[]} */
  const preloads = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '-r' || arg === '--require') preloads.push(args[(at += 1)] ?? '');
    else if (!arg.startsWith('-')) return { preloads, path: arg };
  }
  return { preloads, path: undefined };
}

/** @param {string} path */
async function runApp(path) {
  const folder = resolve(path);
  const manifest = /** @type {Record<string, string | undefined>} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  electron.name = manifest['productName'] ?? manifest['name'] ?? 'Electron';
  electron.setVersion(manifest['version'] ?? '0.0.0');
  electron.setDesktopName(manifest['desktopName'] ?? `${electron.name}.desktop`);
  electron.setAppPath(folder);
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  await import(pathToFileURL(createRequire(import.meta.url).resolve(folder)).href);
}

const { preloads, path } = readCommandLine(process.argv.slice(1));
try {
  for (const preload of preloads) createRequire(import.meta.url)(resolve(preload));
  if (path === undefined) throw new Error('Usage: electron [switches] [-r FILE] PATH_OF_THE_APP');
  await runApp(path);
} catch (error) {
  console.error(error);
  process.exit(1);
}
