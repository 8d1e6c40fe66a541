import { isError } from '../errors.ts'
import type { Clock, SerialBus, SerialLink } from '../outside.ts'
import type { Profile } from './profile.ts'

/** A fresh port gets its permissions, and loses whoever probes it, a little after it appears. */
const PATIENCE_MS = 2000
const PAUSE_MS = 100

/** @throws PORT_BUSY PORT_PERMISSION once that is its answer and not just its first moment · PORT_GONE · CANCELLED */
export async function openPatiently(
  { bus, clock }: { readonly bus: SerialBus; readonly clock: Clock },
  path: string,
  { serial }: Profile,
  signal: AbortSignal,
): Promise<SerialLink> {
  const until = clock.monotonic() + PATIENCE_MS
  for (;;) {
    try {
      return await bus.open(path, serial, signal)
    } catch (error) {
      const passing = isError(error, 'PORT_PERMISSION') || isError(error, 'PORT_BUSY')
      if (!passing || clock.monotonic() >= until) throw error
      await clock.sleep(PAUSE_MS, signal)
    }
  }
}
