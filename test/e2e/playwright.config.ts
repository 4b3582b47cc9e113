import { defineConfig } from '@playwright/test';
import { workers } from './parts/start/displays';

/** Tests that run side by side have desktops, plex.tv and Marquees of their own. */
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
