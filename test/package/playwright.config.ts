import { defineConfig } from '@playwright/test';

/** The tests that look into the packages alone. */
const CONTENTS = 'contents.spec.ts';

/** Two packages are built first, which the tests then share. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './build-packages.ts',
  projects: [
    { name: 'contents', testMatch: CONTENTS },
    // These share the system that one is installed into, and its port, so they take turns.
    { name: 'system', testMatch: '*.spec.ts', testIgnore: CONTENTS, workers: 1 },
  ],
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
});
