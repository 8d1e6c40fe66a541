/** What is plugged in on USB, as of the last look. */
import { isError } from '../errors.ts'
import type { UsbBus, UsbDevice } from '../outside.ts'

export interface SeenDevice {
  readonly device: UsbDevice
  /** It was there when the looking began. */
  readonly before: boolean
  /** Grows with each that comes. */
  readonly order: number
}

export class UsbWatch implements AsyncDisposable {
  readonly #usb: UsbBus
  /** Told whether something new came. */
  readonly #tell: (came: boolean) => void
  readonly #over = new AbortController()
  readonly #changes: Disposable
  #seen: ReadonlyMap<string, SeenDevice> | undefined
  #order = 0
  #again = false
  #looking: Promise<void> | undefined

  constructor(usb: UsbBus, tell: (came: boolean) => void) {
    this.#usb = usb
    this.#tell = tell
    this.#changes = usb.onChange(() => this.#look())
    this.#look()
  }

  /** Newest first. */
  get seen(): readonly SeenDevice[] {
    return [...(this.#seen?.values() ?? [])].sort((a, b) => b.order - a.order)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#changes[Symbol.dispose]()
    this.#over.abort()
    await this.#looking
  }

  /** One look at a time; what changed meanwhile is looked at once more. */
  #look(): void {
    if (this.#over.signal.aborted) return
    this.#again = true
    this.#looking ??= this.#lookAll().finally(() => {
      this.#looking = undefined
    })
  }

  async #lookAll(): Promise<void> {
    while (this.#again && !this.#over.signal.aborted) {
      this.#again = false
      try {
        this.#note(await this.#usb.list(this.#over.signal))
      } catch (error) {
        // No list, or the end: the ports are told all the same, and the doctor says why there is no list.
        if (!isError(error, 'CANCELLED') && !isError(error, 'PORT_LIST_UNAVAILABLE')) throw error
      }
    }
  }

  #note(devices: readonly UsbDevice[]): void {
    const earlier = this.#seen
    const now = new Map<string, SeenDevice>()
    let came = false
    for (const device of devices) {
      const key = JSON.stringify([device.place, device.vendorId, device.productId])
      const known = earlier?.get(key)
      if (known === undefined) {
        this.#order += 1
        came = true
      }
      now.set(key, { device, before: known?.before ?? earlier === undefined, order: known?.order ?? this.#order })
    }
    this.#seen = now
    this.#tell(came && earlier !== undefined)
  }
}
