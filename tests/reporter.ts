/** What Vitest found, as `npm test` counts it: its own JSON report leaves out why a test was skipped. */
import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Where the report goes. */
export const REPORT_FILE = 'UNIT_TEST_RESULTS'

export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env[REPORT_FILE]
    if (file === undefined) return
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const having = (state: string) => tests.filter((test) => test.result().state === state)
    // A file that cannot even be loaded has no test that fails.
    const unloaded = modules.filter((module) => module.errors().length > 0)
    const report = {
      passed: having('passed').length,
      failed: having('failed').length + unloaded.length + errors.length,
      skipped: having('skipped').map((test) => {
        const result = test.result()
        const note = 'note' in result ? result.note : undefined
        return { name: test.fullName, why: note ?? `its condition stands in ${test.module.relativeModuleId}` }
      }),
    }
    writeFileSync(file, JSON.stringify(report))
  }
}
