/** A recorded trace as a device: it says again what was heard, each time it is asked what was asked then. */
import { isError } from '../errors.ts'
import type { Clock } from '../outside.ts'
import type { TraceEvent } from './trace.ts'

export interface ReplayParts {
  readonly trace: readonly TraceEvent[]
  readonly clock: Clock
  /** To whoever has the device's port open. */
  readonly say: (bytes: Uint8Array) => void
  /** Ends it: nothing more is said. */
  readonly signal: AbortSignal
}

/**
 * Begins when the port is opened. What was said before the first question comes by itself; what came after a question
 * comes once its bytes were heard, as much later as it did then. Other bytes than those recorded are not answered: from
 * there on it is silent, as nobody knows what the device would have said.
 * @returns what it hears
 */
export function replay({ trace, clock, say, signal }: ReplayParts): (bytes: Uint8Array) => void {
  const asked = trace.filter(({ dir }) => dir === 'tx').flatMap(({ bytes }) => [...bytes])
  let heard = 0
  let astray = false
  let changed = Promise.withResolvers<void>()

  const speak = async () => {
    let due = 0
    let before = 0
    for (const { us, dir, bytes } of trace) {
      if (dir === 'tx') {
        due += bytes.length
        while (heard < due && !signal.aborted) await changed.promise
      } else if (us > before) {
        await clock.sleep((us - before) / 1000, signal)
      }
      if (astray || signal.aborted) return
      if (dir === 'rx') say(bytes)
      before = us
    }
  }
  const over = () => changed.resolve()
  signal.addEventListener('abort', over, { once: true })
  void speak().catch((error: unknown) => {
    if (!isError(error, 'CANCELLED')) throw error
  })

  return (bytes) => {
    astray ||= bytes.some((byte, index) => byte !== asked[heard + index])
    if (!astray) heard += bytes.length
    changed.resolve()
    changed = Promise.withResolvers()
  }
}
