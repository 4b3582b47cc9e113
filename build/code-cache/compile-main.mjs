import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../launcher/base/places.mjs';
import { run, step, Stop } from '../launcher/base/steps.mjs';

const folder = join(root, 'out/main');
const stamp = join(root, 'out/compiled-by');

/**
 * What no start waits for: words, of which it takes one language, the XML parser, which is loaded while plex.tv answers, what
 * checks for updates, and the keychain process, which has a V8 of its own.
 */
const NOT_AT_START = /^(\w+\.[\w-]+|xml|electron-updater|keychain-process)\.cjs$/;

/** What Node loads before anything compiled ahead can be taken. */
const BEFORE = /^(index|code-cache|platform|rolldown-runtime)\.cjs$/;

/** Electron opens no page for it, so that there is nothing to sandbox, and a system that allows no sandbox can build packages, too. */
const HEADLESS = process.platform === 'linux' ? ['--no-sandbox', '--ozone-platform=headless'] : [];

/** It takes a second or two. */
const MAX_MS = 60_000;

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
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.cjs') && !NOT_AT_START.test(name) && !BEFORE.test(name),
  );
  const args = [...HEADLESS, '--log-level=3', join(root, 'build/code-cache'), folder, ...names];
  const { ok, output } = await step('Compiling what a start loads', () =>
    run(executable, args, {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
      signal: AbortSignal.timeout(MAX_MS),
    }),
  );
  if (!ok) throw new Stop(`Electron could not compile Marquee’s main ahead:\n${output}`);
  writeFileSync(stamp, executable);
}
