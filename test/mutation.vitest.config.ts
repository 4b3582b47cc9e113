import { defineConfig } from 'vitest/config';
import unit from '../vitest.config';

/** The unit tests that are about `plex/` and `account/`. Those beside them start programs, which know of no mutant. */
export default defineConfig({
  ...unit,
  test: { ...unit.test, include: ['test/unit/{account,plex}/**/*.test.ts'], testTimeout: 120_000 },
});
