/**
 * Ports whose devices answer json-line at once: for stories about everything that comes after the identity. The ports
 * are the simulator's, in memory, held to the same contract as real ones; only the devices are simpler.
 */
import type { PortInfo, SerialBus, SerialLink, SerialSettings } from '../../app/outside.ts'
import type { Identity } from '../../app/ownership/record.ts'
import { createMemoryBus } from '../../simulator/memory-bus.ts'
import { MemoryTerminal } from '../../simulator/memory-terminal.ts'

interface Device {
  readonly terminal: MemoryTerminal
  identity: Identity
}

export class InstantBus implements SerialBus {
  /** What each port tells of its chip; left out: nothing. */
  chip: Pick<PortInfo, 'vendorId' | 'productId'> = {}
  readonly #devices = new Map<string, Device>()
  /** What a device becomes once it has answered. */
  readonly #next = new Map<string, Identity>()
  readonly #callbacks = new Set<() => void>()
  readonly #bus = createMemoryBus({
    list: () => [...this.#devices.keys()].map((path) => ({ path, ...this.chip })),
    onChange: (callback) => {
      const own = () => callback()
      this.#callbacks.add(own)
      return { [Symbol.dispose]: () => void this.#callbacks.delete(own) }
    },
    terminal: (path) => this.#devices.get(path)?.terminal,
  })

  /** Again on the same path: the same cable, another device. */
  plug(path: string, identity: Identity): PortInfo {
    const there = this.#devices.get(path)
    if (there === undefined) {
      const device: Device = { terminal: new MemoryTerminal(path), identity }
      device.terminal.onBytes(() => void device.terminal.write(this.#answer(path, device)))
      this.#devices.set(path, device)
      this.#changed()
    } else there.identity = identity
    return { path, ...this.chip }
  }

  unplug(path: string): void {
    const device = this.#devices.get(path)
    this.#devices.delete(path)
    device?.terminal.close()
    this.#changed()
  }

  /** What the device says from now on; its port stays open. */
  becomes(path: string, identity: Identity): void {
    const device = this.#devices.get(path)
    if (device) device.identity = identity
  }

  /** What it says from its next answer but one; may be said before it is plugged in. */
  becomesAfterAnswering(path: string, identity: Identity): void {
    this.#next.set(path, identity)
  }

  list(signal: AbortSignal): Promise<readonly PortInfo[]> {
    return this.#bus.list(signal)
  }

  onChange(callback: () => void): Disposable {
    return this.#bus.onChange(callback)
  }

  open(path: string, settings: SerialSettings, signal: AbortSignal): Promise<SerialLink> {
    return this.#bus.open(path, settings, signal)
  }

  #answer(path: string, device: Device): Uint8Array {
    const line = `${JSON.stringify(device.identity)}\n`
    device.identity = this.#next.get(path) ?? device.identity
    this.#next.delete(path)
    return new TextEncoder().encode(line)
  }

  #changed(): void {
    for (const callback of [...this.#callbacks]) callback()
  }
}
