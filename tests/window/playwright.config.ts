import { defineConfig } from '@playwright/test'
import type { Host } from './guided.ts'

/** Where the test runner wants the results; without it they are only printed. */
const results = process.env.WINDOW_TEST_RESULTS

/** What only a window has, or what compares hosts and opens one besides. */
const windowOnly = /[\\/](across-hosts|checklist|paper|practice|sender-in-electron|start|window)\.spec\.ts$/
/** Told in both hosts; a story of only one of them is tagged with its name. */
const both =
  /[\\/](batch-cut-off|batch-story|diagnoses-\w+|first-start|guide-story|history|label|standing|unplugged)\.spec\.ts$/

export default defineConfig<{ host: Host }>({
  testDir: '.',
  outputDir: '../../test-results/window',
  // As many as the machines this runs on have cores.
  workers: 2,
  projects: [
    // Windows share one display and its focus.
    { name: 'window', testMatch: [windowOnly, both], grepInvert: /@browser/, workers: 1, use: { host: 'window' } },
    { name: 'browser', testIgnore: windowOnly, grepInvert: /@window/, use: { host: 'browser' } },
  ],
  timeout: 60_000,
  // A whole desktop takes part: display, browser, Electron. What passes only the second time is named at the end.
  retries: 1,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  globalSetup: './global-setup.ts',
  reporter: results === undefined ? 'list' : [['list'], ['json', { outputFile: results }]],
  use: { actionTimeout: 10_000, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
