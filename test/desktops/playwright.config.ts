import { defineConfig } from '@playwright/test';

/** Every desktop has its own bus, displays and folders, so desktops can run side by side; the tests on one take turns. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './global-set-up.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
});
