/** The doctor as a page asks it. */
import type { QueryHandlers } from '../handlers.ts'
import type { Clock, Doctor } from '../outside.ts'

const LIMIT_MS = 20_000

export function checksQueries({ doctor, clock }: { doctor: Doctor; clock: Clock }): QueryHandlers<'checks'> {
  return {
    async checks(_query, signal) {
      const [at, began] = [clock.now().toISOString(), clock.monotonic()]
      const over = new AbortController()
      // What does not answer by then is told as such by its own check.
      const limit = clock.sleep(LIMIT_MS, over.signal).then(
        () => over.abort(),
        () => undefined,
      )
      try {
        const findings = await doctor.examine(AbortSignal.any([signal, over.signal]))
        return { at, ms: clock.monotonic() - began, findings: [...findings] }
      } finally {
        over.abort()
        await limit
      }
    },
  }
}
