/**
 * `npm test`: everything, once. First what `npm run check` checks, then the units and what crosses rooms (Vitest), then
 * the window and the browser host (Playwright). Ends in `N passed, N failed, N skipped`, alone on its line.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkCount, playwrightCount, vitestCount } from './count.ts'
import { REPORT_FILE } from './reporter.ts'
import { runChecks, told } from './rules/checks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const reports = await mkdtemp(join(tmpdir(), 'device-activator-tests-'))

const vitest = join(reports, 'vitest.json')
const playwright = join(reports, 'playwright.json')
const checks = await runChecks()
for (const outcome of checks) console.log(told(outcome))
const counts = [
  checkCount(checks),
  vitestCount(
    await ran([program('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=./tests/reporter.ts'], {
      [REPORT_FILE]: vitest,
    }),
    await report(vitest),
  ),
  playwrightCount(
    await ran([program('@playwright/test', 'cli.js'), 'test', '--config', 'tests/window/playwright.config.ts'], {
      WINDOW_TEST_RESULTS: playwright,
    }),
    await report(playwright),
  ),
]
await rm(reports, { recursive: true })

for (const { skipped } of counts) for (const { name, why } of skipped) console.log(`skipped: ${name}: ${why}`)
for (const { unsteady = [] } of counts) for (const name of unsteady) console.log(`passed at the second try: ${name}`)
for (const { trouble } of counts) if (trouble !== undefined) console.log(trouble)
const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((total, count) => total + of(count), 0)
// A runner that broke, or ran nothing, is a failure even where no test says so.
const failed = sum(({ failed }) => failed) + counts.filter(({ trouble }) => trouble !== undefined).length
console.log(`${sum(({ passed }) => passed)} passed, ${failed} failed, ${sum(({ skipped }) => skipped.length)} skipped`)
process.exitCode = failed === 0 ? 0 : 1

/** @returns the exit code */
function ran(args: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function program(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file)
}

async function report(file: string): Promise<unknown> {
  // A runner that broke before it wrote one: `trouble` says so.
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}
