import { defineConfig } from '@playwright/test';

/** Two packages are built first; the tests then share them, the system that one is installed into, and its port. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './build-packages.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
});
