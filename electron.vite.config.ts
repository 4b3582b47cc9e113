import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { inAscii } from './build/ascii-output.mjs';
import { noteBundledPackages } from './build/release/bundled-packages.mjs';

// What the oldest Electron that may run a checkout understands: the stand-in of build/electron-runtime, Electron 33.
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

/** One config for the three builds: main and its keychain process, the sandboxed preload, and the pages. */
export default defineConfig({
  main: {
    plugins: [inAscii(), noteBundledPackages('main')],
    build: {
      // keytar, a native module and the only run-time dependency, stays outside; all else is bundled.
      outDir: 'out/main',
      target: NODE,
      minify: true,
      rolldownOptions: {
        input: {
          index: resolve('main/index.ts'),
          'keychain-process': resolve('main/storage/keychain-process.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages('preload')],
    build: {
      // A sandboxed preload can require nothing but electron, so it must be one CommonJS file.
      externalizeDeps: false,
      outDir: 'out/preload',
      target: NODE,
      rolldownOptions: {
        input: { index: resolve('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte(), noteBundledPackages('renderer')],
    build: {
      outDir: 'out/renderer',
      target: CHROMIUM,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { profile: resolve('renderer/profile.html'), tray: resolve('renderer/tray.html') },
      },
    },
  },
});
