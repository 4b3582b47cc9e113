import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileMessages } from './build/messages/compile-messages.mjs';

compileMessages();

/** Tests that start programs, or hold what Node itself makes against what the test makes. */
const OF_PROCESSES = 'build|fuzz|races|storage';

/** Unit tests run in plain Node: no Electron, no DOM. The Svelte plugin compiles the runes of `.svelte.ts`. */
export default defineConfig({
  plugins: [svelte()],
  test: {
    environment: 'node',
    maxWorkers: availableParallelism() + 1, // some wait for other programs; Vitest would leave one core idle
    testTimeout: 20_000,
    setupFiles: 'test/unit/speak-english.ts',
    // A file of tests has a world of its own. In a process of its own that takes three times as long as in a context.
    projects: [
      {
        extends: true,
        test: {
          name: 'contexts',
          pool: 'vmForks',
          include: ['test/unit/*.test.ts', `test/unit/!(${OF_PROCESSES})/**/*.test.ts`],
        },
      },
      {
        extends: true,
        test: { name: 'processes', pool: 'forks', include: [`test/unit/@(${OF_PROCESSES})/**/*.test.ts`] },
      },
    ],
  },
});
