import { defineConfig } from 'vitest/config';
import unit from '../vitest.config';

/**
 * The unit tests that are about `plex/` and `account/`. The others are left out for speed, and so are the projects of the unit
 * tests, whose lists of files would count in place of this one.
 */
export default defineConfig({
  ...unit,
  test: {
    include: ['test/unit/{account,plex}/**/*.test.ts'],
    setupFiles: ['test/unit/speak-english.ts', 'test/mutation.setup.ts'],
    testTimeout: 120_000,
  },
});
