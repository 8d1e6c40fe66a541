/** A cable in memory, for where there are no pseudo-terminals and for tests without the operating system. */
import { ActivatorError } from '../app/errors.ts'
import type { LinkListener, Listening, SerialLink } from '../app/outside.ts'
import { cutFor } from './cut.ts'
import type { Terminal } from './terminal.ts'

export class MemoryTerminal implements Terminal {
  readonly path: string
  #hear: ((bytes: Uint8Array) => void) | undefined
  #link: MemoryLink | undefined
  #closed = false

  constructor(path: string) {
    this.path = path
  }

  /** Bytes that nobody has the port open for are lost, as the real driver drops them when it is opened. */
  async write(bytes: Uint8Array): Promise<void> {
    const link = this.#link
    await undefined
    if (!this.#closed) link?.hear(Uint8Array.from(bytes))
  }

  onBytes(callback: ((bytes: Uint8Array) => void) | undefined): void {
    this.#hear = callback
  }

  close(): void {
    this.#closed = true
    this.#link?.end()
    this.#link = undefined
  }

  /** The app's end. @throws PORT_BUSY when it is open already · PORT_GONE */
  open(): SerialLink {
    if (this.#closed) throw new ActivatorError('PORT_GONE', { port: this.path })
    if (this.#link) throw new ActivatorError('PORT_BUSY', { port: this.path })
    const send = (bytes: Uint8Array) => queueMicrotask(() => this.#closed || this.#hear?.(bytes))
    const link = new MemoryLink(this.path, send, () => {
      if (this.#link === link) this.#link = undefined
    })
    this.#link = link
    return link
  }
}

class MemoryLink implements SerialLink {
  readonly path: string
  readonly #send: (bytes: Uint8Array) => void
  readonly #left: () => void
  readonly #hearing = new Map<LinkListener, (chunk: Uint8Array) => void>()
  #gone: ActivatorError | undefined

  constructor(path: string, send: (bytes: Uint8Array) => void, left: () => void) {
    this.path = path
    this.#send = send
    this.#left = left
  }

  hear(bytes: Uint8Array): void {
    for (const hear of [...this.#hearing.values()]) hear(bytes)
  }

  end(): void {
    this.#gone ??= new ActivatorError('PORT_GONE', { port: this.path })
    const listeners = [...this.#hearing.keys()]
    this.#hearing.clear()
    for (const listener of listeners) listener.closed(this.#gone)
  }

  async write(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    if (this.#gone) throw this.#gone
    if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
    this.#send(Uint8Array.from(bytes))
  }

  listen(how: Listening, listener: LinkListener): Disposable {
    const stop = { [Symbol.dispose]: () => void this.#hearing.delete(listener) }
    if (this.#gone) {
      listener.closed(this.#gone)
      return stop
    }
    const once: LinkListener = {
      heard: (bytes) => listener.heard(bytes),
      closed: (error) => {
        this.#hearing.delete(listener)
        listener.closed(error)
      },
    }
    this.#hearing.set(listener, cutFor(how, once, this.path))
    return stop
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#left()
    this.end()
  }
}
