/** What the checks and two test runners reported, in one form. */
import { z } from 'zod'
import type { Outcome } from './rules/checks.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly { readonly name: string; readonly why: string }[]
  /** Passed only when told a second time: named, so that somebody looks into it. */
  readonly unsteady?: readonly string[]
  /** Why the report is not to be believed, where it is not. */
  readonly trouble?: string
}

export function checkCount(outcomes: readonly Outcome[]): Count {
  const failed = outcomes.filter(({ found }) => found !== '').length
  return { passed: outcomes.length - failed, failed, skipped: [] }
}

const vitestSchema = z.object({
  passed: z.int(),
  failed: z.int(),
  skipped: z.array(z.object({ name: z.string(), why: z.string() })),
})

/** @param report as `reporter.ts` writes it */
export function vitestCount(code: number, report: unknown): Count {
  const parsed = vitestSchema.safeParse(report)
  return parsed.success ? believed('the unit tests', code, parsed.data) : broken('the unit tests', code)
}

const specSchema = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
    }),
  ),
})
interface Suite {
  readonly specs: readonly z.infer<typeof specSchema>[]
  readonly suites?: readonly Suite[] | undefined
}
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(specSchema), suites: z.array(suiteSchema).optional() }),
)
const playwrightSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(z.unknown()) })

/** @param report of Playwright's JSON reporter */
export function playwrightCount(code: number, report: unknown): Count {
  const parsed = playwrightSchema.safeParse(report)
  if (!parsed.success) return broken('the window tests', code)
  const specs = parsed.data.suites.flatMap(specsOf)
  const tests = specs.flatMap(({ title, tests }) => tests.map((test) => ({ title, ...test })))
  const having = (...status: string[]) => tests.filter((test) => status.includes(test.status))
  return believed('the window tests', code, {
    passed: having('expected', 'flaky').length,
    failed: having('unexpected').length + parsed.data.errors.length,
    unsteady: having('flaky').map(({ title }) => title),
    skipped: having('skipped').map(({ title, annotations }) => ({
      name: title,
      why: annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given',
    })),
  })
}

function specsOf({ specs, suites = [] }: Suite): readonly z.infer<typeof specSchema>[] {
  return [...specs, ...suites.flatMap(specsOf)]
}

function broken(what: string, code: number): Count {
  return { passed: 0, failed: 0, skipped: [], trouble: `${what} left no report (exit code ${code})` }
}

function believed(what: string, code: number, count: Omit<Count, 'trouble'>): Count {
  if (count.passed + count.failed === 0) return { ...count, trouble: `${what} ran nothing (exit code ${code})` }
  // An error outside every test: the runner says so only by its exit code.
  if (code !== 0 && count.failed === 0) return { ...count, trouble: `${what} ended with exit code ${code}` }
  return count
}
