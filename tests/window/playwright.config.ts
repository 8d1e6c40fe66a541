import { defineConfig } from '@playwright/test'

/** Where the test runner wants the results; without it they are only printed. */
const results = process.env.WINDOW_TEST_RESULTS

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/window',
  // Windows share one display and its focus, and the machines this runs on have two cores.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  globalSetup: './global-setup.ts',
  reporter: results === undefined ? 'list' : [['list'], ['json', { outputFile: results }]],
  use: { actionTimeout: 10_000, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
