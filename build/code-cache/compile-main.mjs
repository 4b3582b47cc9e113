import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { switchesOfRoot } from '../launcher/app/run-app.mjs';
import { root } from '../launcher/base/places.mjs';
import { run, step, Stop } from '../launcher/base/steps.mjs';

const folder = join(root, 'out/main');
const stamp = join(root, 'out/compiled-by');

/**
 * What no start waits for: words, of which it takes one language, what reads an answer of plex.tv, what checks for updates, and
 * the keychain process, which has a V8 of its own.
 */
const NOT_AT_START = /^(\w+\.[\w-]+|xml|electron-updater|keychain-process)\.cjs$/;

/**
 * Whether this Electron has compiled what is built. Each build takes away what was made of the one before.
 * @param {string | undefined} executable Electron's
 */
export function mainIsCompiledBy(executable) {
  try {
    const isNewer = statSync(stamp).mtimeMs >= statSync(join(folder, 'index.cjs')).mtimeMs;
    return isNewer && readFileSync(stamp, 'utf8') === executable;
  } catch {
    return false;
  }
}

/**
 * Has an Electron compile ahead what a start of Marquee loads, see main/base/code-cache.ts.
 * @param {string} executable Electron's
 */
export async function compileMain(executable) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cjs') && !NOT_AT_START.test(name));
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless'] : [];
  const args = [...switchesOfRoot(), ...headless, '--log-level=3', join(root, 'build/code-cache'), folder];
  const { ok, output } = await step('Compiling what a start loads', () =>
    run(executable, [...args, ...names], { env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined } }),
  );
  if (!ok) throw new Stop(`Electron could not compile Marquee’s main ahead:\n${output}`);
  writeFileSync(stamp, executable);
}
