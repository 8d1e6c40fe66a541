/** The order of the sockets as a person teaches it, and what they are called: kept between runs. */
import type { BatchView } from '../api/batch-view.ts'
import type { PortEvent } from '../device/watch.ts'
import { keptSockets, type Socket, socketOf } from './sockets.ts'

/** Where the order is kept. */
export interface KeptSockets {
  get(): string | undefined
  set(text: string): Promise<void>
}

export class SocketOrder {
  readonly #store: KeptSockets
  readonly #changed: () => void
  #kept: readonly Socket[]
  /** While it is taught: the sockets something was plugged into, in that order. */
  #taught: string[] | undefined

  constructor(store: KeptSockets, changed: () => void) {
    this.#store = store
    this.#changed = changed
    this.#kept = keptSockets(store.get())
  }

  get kept(): readonly Socket[] {
    if (this.#taught === undefined) return this.#kept
    return this.#taught.map((socket) => ({ socket, name: this.nameOf(socket) }))
  }

  view(): Pick<BatchView, 'teaching'> {
    return this.#taught === undefined ? {} : { teaching: this.#taught.length }
  }

  nameOf(socket: string): string | undefined {
    return this.#kept.find((one) => one.socket === socket)?.name
  }

  /** While sockets are taught, devices tell only where they are. */
  hears({ kind, port }: PortEvent, otherwise: () => void): void {
    if (this.#taught === undefined) {
      otherwise()
      return
    }
    const socket = socketOf(port)
    if (kind === 'plugged' && !this.#taught.includes(socket)) this.#taught.push(socket)
    this.#changed()
  }

  teach(): void {
    this.#taught = []
    this.#changed()
  }

  async taught(keep: boolean): Promise<void> {
    const kept = this.kept
    const teaching = this.#taught !== undefined
    this.#taught = undefined
    if (teaching && keep) await this.#keep(kept)
    this.#changed()
  }

  /** Its number again where there is none. */
  async name(socket: string, name: string | undefined): Promise<void> {
    const called = { socket, ...(name !== undefined && name !== '' && { name }) }
    const known = this.#kept.some((one) => one.socket === socket)
    await this.#keep(known ? this.#kept.map((one) => (one.socket === socket ? called : one)) : [...this.#kept, called])
    this.#changed()
  }

  async #keep(kept: readonly Socket[]): Promise<void> {
    this.#kept = kept
    await this.#store.set(JSON.stringify(kept))
  }
}
