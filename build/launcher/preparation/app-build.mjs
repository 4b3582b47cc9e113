import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, root } from '../base/places.mjs';
import { run, step, Stop } from '../base/steps.mjs';

const sources = [
  'main',
  'preload',
  'renderer',
  'CHANGELOG.md', // what is new
  'build/icons/linux/64x64.png', // main/desktop/windows/window-icon.ts builds it in
  'electron.vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
  'package.json',
];
const output = join(root, 'out/main/index.cjs');
const stamp = join(root, 'out/built-from');

/** Whether `out/` was built from just these sources, and not built again since by someone else. */
export function appIsBuilt() {
  try {
    return (
      readFileSync(stamp, 'utf8') === contentHash(root, sources) &&
      statSync(output).mtimeMs <= statSync(stamp).mtimeMs
    );
  } catch {
    return false;
  }
}

/** Builds main, preload and the pages into `out/`. */
export async function buildApp() {
  rmSync(stamp, { force: true });
  const hash = contentHash(root, sources);
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { ok, output: words } = await step('Building Marquee (some seconds)', () =>
    run(process.execPath, [electronVite, 'build'], { cwd: root }),
  );
  if (!ok) throw new Stop(`Marquee could not be built:\n${words}`);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, hash);
}
