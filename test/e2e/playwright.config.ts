import { defineConfig } from '@playwright/test';
import { workers } from './parts/start/displays';

/** Every test has its own desktop, plex.tv and Marquee, or shares one with tests that only look, so tests can run side by side. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers,
  timeout: 60_000,
  updateSnapshots: 'none', // `npm run references` does
  snapshotPathTemplate: '{testFileDir}/references/{arg}{ext}',
  expect: { timeout: 15_000 },
  forbidOnly: true,
});
