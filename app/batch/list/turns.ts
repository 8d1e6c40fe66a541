import { ActivatorError } from '../../errors.ts'
import type { Clock } from '../../outside.ts'

/** A turn is over after that: ports are served by the same thread. */
const TURN_MS = 8

/** For long work: called often, it lets others have their turn when this one has lasted. @throws CANCELLED by the signal */
export function turnsOf(clock: Clock, signal: AbortSignal): () => Promise<void> {
  let began = clock.monotonic()
  return async () => {
    if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
    if (clock.monotonic() - began < TURN_MS) return
    await clock.sleep(0, signal)
    began = clock.monotonic()
  }
}
