/** Simulated devices that stay plugged in until they are told otherwise. */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Profile } from '../app/device/profile.ts'
import { type ActivatorError, isError } from '../app/errors.ts'
import type { Clock } from '../app/outside.ts'
import { announce } from './announcement.ts'
import type { AddressedFault } from './faults.ts'
import { createFleet, type Fleet, type PluggedMember } from './fleet.ts'
import { obey } from './orders.ts'

export interface SimulateOptions {
  readonly devices: number
  readonly profile?: Profile | undefined
  readonly faults?: readonly AddressedFault[] | undefined
  readonly seed?: number | string | undefined
  /** Where other processes look for simulated ports. */
  readonly announceIn: string
  /** Live commands, one a line: see `orders.ts`. Its end changes nothing. */
  readonly orders?: Readable | undefined
  readonly clock: Clock
  readonly onPlugged: (device: PluggedMember) => void
  readonly onUnplugged?: (port: string) => void
  /** A command that could not be obeyed; the next one may. */
  readonly onRefused?: (error: ActivatorError) => void
}

/**
 * Until the signal ends it.
 * @throws PORT_LIST_UNAVAILABLE without pseudo-terminals · CONFIG_INVALID
 */
export async function simulate(options: SimulateOptions, signal: AbortSignal): Promise<void> {
  const { devices, profile, faults = [], seed, clock } = options
  using fleet = createFleet({ terminals: 'pseudo', clock, seed, profile })
  using _announced = announce(fleet, options.announceIn)
  using _telling = tell(fleet, options)
  for (let number = 1; number <= devices && !signal.aborted; number += 1) {
    const own = faults.filter(({ device }) => device === undefined || device === `d${number}`)
    await fleet.plug({ faults: own.map(({ fault }) => fault) })
  }
  using _listening = options.orders && listen(fleet, options.orders, options)
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Says what has come and what has gone since it was last looked at. */
function tell(fleet: Fleet, { onPlugged, onUnplugged }: SimulateOptions): Disposable {
  let known = new Map<string, string>()
  return fleet.onChange(() => {
    const now = new Map(fleet.members.flatMap(({ name, port }) => (port ? [[name, port.path] as const] : [])))
    for (const [name, path] of known) if (now.get(name) !== path) onUnplugged?.(path)
    for (const { name, device, port } of fleet.members) {
      if (port && known.get(name) !== port.path) {
        onPlugged({ name, device, port, unplug: () => fleet.unplug(name) })
      }
    }
    known = now
  })
}

function listen(fleet: Fleet, orders: Readable, { onRefused }: SimulateOptions): Disposable {
  const lines = createInterface({ input: orders, terminal: false })
  lines.on('line', async (line) => {
    if (line.trim() === '') return
    try {
      await obey(fleet, line)
    } catch (error) {
      if (!isError(error, 'CONFIG_INVALID') && !isError(error, 'PORT_LIST_UNAVAILABLE')) throw error
      onRefused?.(error)
    }
  })
  return {
    [Symbol.dispose]() {
      lines.close()
      // Standard input left flowing would keep the process alive.
      orders.pause()
      orders.destroy()
    },
  }
}
