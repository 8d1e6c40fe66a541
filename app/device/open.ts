import { isError } from '../errors.ts'
import type { Clock, SerialBus, SerialLink } from '../outside.ts'
import type { Profile } from './profile.ts'

/** A fresh port gets its permissions, and loses whoever probes it, a little after it appears. */
const PATIENCE_MS = 2000
const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 320

/** @throws PORT_BUSY PORT_PERMISSION once that is its answer and not just its first moment · PORT_GONE · CANCELLED */
export async function openPatiently(
  { bus, clock }: { readonly bus: SerialBus; readonly clock: Clock },
  path: string,
  { serial }: Profile,
  signal: AbortSignal,
): Promise<SerialLink> {
  const until = clock.monotonic() + PATIENCE_MS
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await bus.open(path, serial, signal)
    } catch (error) {
      const passing = isError(error, 'PORT_PERMISSION') || isError(error, 'PORT_BUSY')
      if (!passing || clock.monotonic() + pause > until) throw error
      await clock.sleep(pause, signal)
    }
  }
}
