import { defineConfig } from 'vitest/config';
import unit from '../vitest.config';

/** The unit tests that are about `plex/` and `account/`. The others are left out for speed. */
export default defineConfig({
  ...unit,
  test: { ...unit.test, include: ['test/unit/{account,plex}/**/*.test.ts'], testTimeout: 120_000 },
});
