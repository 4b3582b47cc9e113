import { defineConfig } from '@playwright/test';

/** Every test has its own bus, display, keyring and Marquee, so tests can run side by side. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
});
