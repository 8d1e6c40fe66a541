/** Simulated devices, plugged in and pulled out by hand. */
import type { Profile } from '../app/device/profile.ts'
import { ActivatorError } from '../app/errors.ts'
import type { Clock, PortInfo, SerialBus } from '../app/outside.ts'
import { Device, type DeviceOptions } from './device.ts'
import { type Fault, faultOf } from './faults.ts'
import { DEFAULT_SEED, identityOf } from './identities.ts'
import { createMemoryBus } from './memory-bus.ts'
import { MemoryTerminal } from './memory-terminal.ts'
import { portOf } from './ports.ts'
import { openPseudoTerminal } from './pseudo-terminal.ts'
import type { Terminal } from './terminal.ts'

export interface FleetOptions {
  /** `pseudo`: real serial ports to any program. `memory`: only to {@link Fleet.bus}. */
  readonly terminals: 'pseudo' | 'memory'
  readonly clock: Clock
  /** Decides serial numbers and names that are not given. */
  readonly seed?: number | string | undefined
  /** What those speak that are given none. */
  readonly profile?: Profile | undefined
}

/** A device of the fleet, plugged in or not. */
export interface Member {
  /** d1, d2 … in the order they came. */
  readonly name: string
  readonly device: Device
  /** Where it is plugged in. */
  readonly port: PortInfo | undefined
}
export interface PluggedMember extends Member {
  readonly port: PortInfo
  /** Again is harmless; later pluggings in of the same device are not its affair. */
  unplug(): void
}

/** The same for all devices that have it, as cheap adapters have. */
const SHARED_USB_SERIAL = 'A50285BI'

interface Slot {
  readonly name: string
  readonly socket: string
  readonly device: Device
  at: { readonly terminal: Terminal; readonly port: PortInfo } | undefined
}

export class Fleet implements Disposable {
  /** The ports in memory; undefined for pseudo-terminals, which any bus opens by their path. */
  readonly bus: SerialBus | undefined
  readonly #options: FleetOptions
  readonly #slots: Slot[] = []
  readonly #callbacks = new Set<() => void>()
  #over = false

  constructor(options: FleetOptions) {
    this.#options = options
    const terminal = (path: string) => this.#terminal(path)
    const onChange = (callback: () => void) => this.onChange(callback)
    if (options.terminals === 'memory') this.bus = createMemoryBus({ list: () => this.list(), onChange, terminal })
  }

  /**
   * One more device.
   * @param at the how-manieth socket, from 1, where one comes after the other; left out: one of its own
   * @throws PORT_LIST_UNAVAILABLE without pseudo-terminals · CONFIG_INVALID for its profile
   */
  async plug(options: Partial<DeviceOptions> = {}, at?: number): Promise<PluggedMember> {
    const { clock, seed = DEFAULT_SEED, profile } = this.#options
    const number = this.#slots.length + 1
    const device = new Device({ profile, ...identityOf(seed, number - 1), ...defined(options) }, clock)
    const slot: Slot = { name: `d${number}`, socket: `${process.pid}-${at ?? number}`, device, at: undefined }
    this.#slots.push(slot)
    return await this.#plugIn(slot)
  }

  /** A device that was pulled out. @throws CONFIG_INVALID for a name that is not there */
  async replug(name: string): Promise<PluggedMember> {
    const slot = this.#slot(name)
    if (slot.at) this.unplug(name)
    return await this.#plugIn(slot)
  }

  /** @param name of the device, or the path of its port. @throws CONFIG_INVALID */
  unplug(name: string): void {
    this.#pullOut(this.#slot(name))
  }

  /** From now on; an empty list makes it sound. @throws CONFIG_INVALID */
  fault(name: string, faults: readonly Fault[]): void {
    this.#slot(name).device.setFaults(faults)
  }

  /** Two devices change places, quicker than anybody looks at the list. @throws CONFIG_INVALID */
  swap(one: string, other: string): void {
    const [a, b] = [this.#slot(one), this.#slot(other)]
    const [there, here] = [b.at, a.at]
    if (!here || !there) throw new ActivatorError('CONFIG_INVALID', { what: `${one} or ${other} is not plugged in` })
    for (const { device } of [a, b]) device.disconnect()
    this.#connect(a, there)
    this.#connect(b, here)
    this.#changed()
  }

  get members(): readonly Member[] {
    return this.#slots.map(({ name, device, at }) => ({ name, device, port: at?.port }))
  }

  list(): readonly PortInfo[] {
    return this.#slots.flatMap(({ at }) => at?.port ?? [])
  }

  onChange(callback: () => void): Disposable {
    // Its own function each time: the same callback may be given twice.
    const own = () => callback()
    this.#callbacks.add(own)
    return { [Symbol.dispose]: () => void this.#callbacks.delete(own) }
  }

  /** Pulls out all of them. */
  [Symbol.dispose](): void {
    this.#over = true
    for (const slot of this.#slots) this.#pullOut(slot)
  }

  async #plugIn(slot: Slot): Promise<PluggedMember> {
    const { device, name } = slot
    const terminal = await this.#openTerminal(slot)
    if (this.#over) {
      terminal.close()
      throw new ActivatorError('CANCELLED', {})
    }
    const usbSerial = faultOf(device.faults, 'same-usb-serial') ? SHARED_USB_SERIAL : `SIM${slot.socket}`
    const at = { terminal, port: portOf(terminal.path, slot.socket, device.profile, device.identity, usbSerial) }
    this.#connect(slot, at)
    this.#changed()
    const unplug = () => {
      if (slot.at?.terminal === terminal) this.#pullOut(slot)
    }
    return { name, device, port: at.port, unplug }
  }

  #connect(slot: Slot, at: NonNullable<Slot['at']>): void {
    slot.at = at
    slot.device.connect(at.terminal, () => {
      if (slot.at?.terminal === at.terminal) this.#pullOut(slot)
    })
  }

  #pullOut(slot: Slot): void {
    if (!slot.at) return
    slot.device.disconnect()
    const { terminal } = slot.at
    slot.at = undefined
    terminal.close()
    this.#changed()
  }

  #openTerminal({ socket }: Slot): Terminal | Promise<Terminal> {
    return this.#options.terminals === 'pseudo' ? openPseudoTerminal() : new MemoryTerminal(`simulated-${socket}`)
  }

  #terminal(path: string): MemoryTerminal | undefined {
    const terminal = this.#slots.find(({ at }) => at?.port.path === path)?.at?.terminal
    return terminal instanceof MemoryTerminal ? terminal : undefined
  }

  #slot(name: string): Slot {
    const slot = this.#slots.find((one) => one.name === name || one.at?.port.path === name)
    if (slot) return slot
    throw new ActivatorError('CONFIG_INVALID', { what: `there is no simulated device ${name.slice(0, 40)}` })
  }

  #changed(): void {
    for (const callback of [...this.#callbacks]) callback()
  }
}

/** `undefined` given means as much as nothing given. */
function defined(options: Partial<DeviceOptions>): Partial<DeviceOptions> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

export function createFleet(options: FleetOptions): Fleet {
  return new Fleet(options)
}
