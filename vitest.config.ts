import { defineConfig } from 'vitest/config'

/** A unit's tests stand beside it, in its room; what crosses rooms stands in tests/. Window tests are Playwright's. */
const rooms = ['app', 'service', 'simulator', 'main', 'renderer', 'tests']

export default defineConfig({
  test: {
    projects: rooms.map((name) => ({
      test: {
        name,
        include: [`${name}/**/*.test.ts`, `${name}/**/*.test.tsx`],
        exclude: ['tests/window/**', '**/node_modules/**'],
        environment: 'node',
        // What waits has limits of its own; these only end what hangs, on a machine that is busy with other things.
        testTimeout: 30_000,
        hookTimeout: 30_000,
        execArgv: ['--disable-warning=ExperimentalWarning'],
      },
    })),
  },
})
