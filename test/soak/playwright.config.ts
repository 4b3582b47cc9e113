import { defineConfig } from '@playwright/test';

/** One long test that has the machine for itself. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 15 * 60_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
});
