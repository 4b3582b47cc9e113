import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileMessages } from './build/messages/compile-messages.mjs';

compileMessages();

/** Unit tests run in plain Node: no Electron, no DOM. The Svelte plugin compiles the runes of `.svelte.ts`. */
export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ['test/unit/**/*.test.ts'],
    environment: 'node',
    maxWorkers: availableParallelism() + 1, // some wait for other programs; Vitest would leave one core idle
    testTimeout: 20_000,
    setupFiles: 'test/unit/speak-english.ts',
  },
});
