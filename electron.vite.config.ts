import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

/** One config for the three builds: main and its keychain process, the sandboxed preload, and the pages. */
export default defineConfig({
  main: {
    build: {
      // Everything but keytar (a native module) is bundled, so that start-up opens one file.
      externalizeDeps: { exclude: ['@jellybrick/dbus-next', 'fast-xml-parser', 'valibot'] },
      outDir: 'out/main',
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
    build: {
      // A sandboxed preload can require nothing but electron, so it must be one CommonJS file.
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { profile: resolve('renderer/profile.html') } },
    },
  },
});
