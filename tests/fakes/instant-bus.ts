/** Ports whose devices answer json-line at once: for stories about everything that comes after the identity. */
import { ActivatorError } from '../../app/errors.ts'
import type { LinkListener, PortInfo, SerialBus, SerialLink } from '../../app/outside.ts'
import type { Identity } from '../../app/ownership/record.ts'

export class InstantBus implements SerialBus {
  readonly #devices = new Map<string, Identity>()
  readonly #links = new Map<string, InstantLink>()
  readonly #next = new Map<string, Identity>()

  plug(path: string, identity: Identity): PortInfo {
    this.#devices.set(path, identity)
    return { path }
  }

  unplug(path: string): void {
    this.#devices.delete(path)
    this.#links.get(path)?.gone()
  }

  /** What the device says from now on; its port stays open. */
  becomes(path: string, identity: Identity): void {
    this.#devices.set(path, identity)
  }

  /** What it says from its next answer but one. */
  becomesAfterAnswering(path: string, identity: Identity): void {
    this.#next.set(path, identity)
  }

  #answer(path: string): Identity | undefined {
    const identity = this.#devices.get(path)
    const next = this.#next.get(path)
    if (next !== undefined) this.#devices.set(path, next)
    this.#next.delete(path)
    return identity
  }

  async list(): Promise<readonly PortInfo[]> {
    return [...this.#devices.keys()].map((path) => ({ path }))
  }

  onChange(): Disposable {
    return { [Symbol.dispose]: () => undefined }
  }

  async open(path: string): Promise<SerialLink> {
    if (!this.#devices.has(path)) throw new ActivatorError('PORT_GONE', { port: path })
    const link = new InstantLink(path, () => this.#answer(path))
    this.#links.set(path, link)
    return link
  }
}

class InstantLink implements SerialLink {
  readonly path: string
  readonly #identity: () => Identity | undefined
  readonly #listeners = new Set<LinkListener>()
  #closed = false

  constructor(path: string, identity: () => Identity | undefined) {
    this.path = path
    this.#identity = identity
  }

  async write(): Promise<void> {
    if (this.#closed) throw new ActivatorError('PORT_GONE', { port: this.path })
    const line = new TextEncoder().encode(JSON.stringify(this.#identity()))
    queueMicrotask(() => {
      for (const listener of [...this.#listeners]) listener.heard(line)
    })
  }

  listen(_how: unknown, listener: LinkListener): Disposable {
    this.#listeners.add(listener)
    if (this.#closed) this.gone()
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  gone(): void {
    this.#closed = true
    const listeners = [...this.#listeners]
    this.#listeners.clear()
    for (const listener of listeners) listener.closed(new ActivatorError('PORT_GONE', { port: this.path }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    this.#listeners.clear()
  }
}
