/** USB sockets to plug things into by hand. */
import { ActivatorError } from '../../app/errors.ts'
import type { UsbBus, UsbDevice } from '../../app/outside.ts'

export class UsbSockets implements UsbBus {
  readonly #devices = new Map<string, UsbDevice>()
  readonly #callbacks = new Set<() => void>()

  plug(device: UsbDevice): void {
    this.#devices.set(device.place, device)
    this.#changed()
  }

  unplug(place: string): void {
    if (this.#devices.delete(place)) this.#changed()
  }

  async list(signal: AbortSignal): Promise<readonly UsbDevice[]> {
    if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
    return [...this.#devices.values()]
  }

  onChange(callback: () => void): Disposable {
    const own = () => callback()
    this.#callbacks.add(own)
    return { [Symbol.dispose]: () => void this.#callbacks.delete(own) }
  }

  #changed(): void {
    for (const callback of [...this.#callbacks]) callback()
  }
}
