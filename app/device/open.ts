import { type ActivatorError, isError } from '../errors.ts'
import type { Clock, SerialBus, SerialLink } from '../outside.ts'
import type { Profile } from './profile.ts'

/** A fresh port gets its permissions, and loses whoever probes it, a little after it appears. */
const PATIENCE_MS = 2000
const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 320

/**
 * @throws PORT_BUSY PORT_PERMISSION once that is its answer and not just its first moment, or where the signal ends before
 *   that · PORT_GONE · CANCELLED where nothing had failed
 */
export async function openPatiently(
  { bus, clock }: { readonly bus: SerialBus; readonly clock: Clock },
  path: string,
  { serial }: Profile,
  signal: AbortSignal,
): Promise<SerialLink> {
  const until = clock.monotonic() + PATIENCE_MS
  let last: ActivatorError | undefined
  for (let pause = 0; ; pause = Math.min(Math.max(pause * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)) {
    try {
      if (pause > 0) await clock.sleep(pause, signal)
      return await bus.open(path, serial, signal)
    } catch (error) {
      if (isError(error, 'CANCELLED')) throw last ?? error
      const passing = isError(error, 'PORT_PERMISSION') || isError(error, 'PORT_BUSY')
      if (!passing || clock.monotonic() > until) throw error
      last = error
    }
  }
}
