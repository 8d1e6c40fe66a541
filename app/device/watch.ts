/** Turns a port list that changes into ports plugged in and pulled out. */
import { isError } from '../errors.ts'
import type { Clock, PortInfo, SerialBus } from '../outside.ts'

export interface PortEvent {
  readonly kind: 'plugged' | 'unplugged'
  readonly port: PortInfo
  /** It was there already when the watching began. */
  readonly before?: boolean
}

/** Where there is no list for the moment, it is asked for again. */
const PAUSE_MS = 1000

/**
 * First what is there already, then what changes, until the signal ends it. A port is known by its path and physical
 * place, never by a USB serial number: those are not unique. A list that fails is asked for again, it ends nothing.
 */
export async function* watch(bus: SerialBus, clock: Clock, signal: AbortSignal): AsyncGenerator<PortEvent, void, void> {
  let known: ReadonlyMap<string, PortInfo> | undefined
  let changed = Promise.withResolvers<void>()
  const over = () => changed.resolve()
  using _changes = bus.onChange(() => changed.resolve())
  signal.addEventListener('abort', over, { once: true })
  try {
    while (!signal.aborted) {
      changed = Promise.withResolvers<void>()
      const ports = await listOr(bus, clock, signal)
      if (ports === undefined) continue
      const now = new Map(ports.map((port) => [keyOf(port), port]))
      const earlier = known ?? new Map<string, PortInfo>()
      const before = known === undefined
      for (const [key, port] of earlier) if (!now.has(key)) yield { kind: 'unplugged', port }
      for (const [key, port] of now) if (!earlier.has(key)) yield { kind: 'plugged', port, ...(before && { before }) }
      known = now
      // What changed while these were told is waiting already.
      if (!signal.aborted) await changed.promise
    }
  } finally {
    signal.removeEventListener('abort', over)
  }
}

async function listOr(bus: SerialBus, clock: Clock, signal: AbortSignal): Promise<readonly PortInfo[] | undefined> {
  try {
    return await bus.list(signal)
  } catch (error) {
    if (signal.aborted) return undefined
    if (!isError(error, 'PORT_LIST_UNAVAILABLE')) throw error
  }
  await clock.sleep(PAUSE_MS, signal).catch((error: unknown) => {
    if (!isError(error, 'CANCELLED')) throw error
  })
  return undefined
}

/** Another device at the same path is another port. */
function keyOf({ path, place, vendorId, productId }: PortInfo): string {
  return JSON.stringify([path, place, vendorId, productId])
}
