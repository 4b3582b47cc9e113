import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileMessages } from './build/messages/compile-messages.mjs';

compileMessages();

/**
 * Tests of what breaks in a context: Vite as a library, and what asks whether an error of Node's own, which comes from outside of
 * the context, is an `Error`. And of what sets flags of V8, for all that runs in a process.
 */
const OF_PROCESSES = 'build|fuzz|races|storage|v8';

/** Unit tests run in plain Node: no Electron, no DOM. The Svelte plugin compiles the runes of `.svelte.ts`. */
export default defineConfig({
  plugins: [svelte()],
  test: {
    environment: 'node',
    maxWorkers: availableParallelism() + 1, // some wait for other programs; Vitest would leave one core idle
    testTimeout: 20_000,
    setupFiles: 'test/unit/speak-english.ts',
    // Each file of tests has modules and globals of its own; `process` is shared by those in contexts, which take a third of
    // the time. None of these has an `exclude`: it would stand in place of that of the command line.
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
