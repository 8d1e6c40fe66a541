/** One open port of the `serialport` package. */
import type { SerialPort } from 'serialport'
import { ActivatorError } from '../../app/errors.ts'
import type { LinkListener, Listening, SerialLink, SerialSettings } from '../../app/outside.ts'
import { noticeHangUp } from './hang-up.ts'
import { cutBy } from './lines.ts'

/** However a port is stuck: it is let go of by then. */
const CLOSE_MS = 2000

export class PortLink implements SerialLink {
  readonly path: string
  readonly #port: SerialPort
  /** Each with what cuts for it. */
  readonly #listeners = new Map<LinkListener, (chunk: Uint8Array) => void>()
  #gone: ActivatorError | undefined
  #closing: Promise<void> | undefined

  /** @param port open */
  constructor(port: SerialPort) {
    this.path = port.path
    this.#port = port
    noticeHangUp(port)
    // Always read, listened to or not: a port that nobody reads never reports that it was unplugged.
    port.on('data', (chunk: Buffer) => {
      for (const [listener, hear] of [...this.#listeners]) if (this.#listeners.has(listener)) hear(chunk)
    })
    port.on('error', (error) => this.#end(error))
    port.on('close', (error: unknown) => this.#end(error))
  }

  /** @throws PORT_GONE */
  async set({ dtr, rts }: Pick<SerialSettings, 'dtr' | 'rts'>): Promise<void> {
    // Opening raised both; what is left out here stays raised.
    const wanted = { ...(dtr !== 'leave' && { dtr: dtr === 'on' }), ...(rts !== 'leave' && { rts: rts === 'on' }) }
    if (Object.keys(wanted).length === 0) return
    const set = Promise.withResolvers<void>()
    this.#port.set(wanted, (error) => {
      // A port without these lines, a pseudo-terminal for one, has nothing to set.
      if (error && !/inappropriate ioctl/i.test(error.message)) set.reject(this.#goneBy(error))
      else set.resolve()
    })
    await set.promise
  }

  async write(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    if (this.#gone) throw this.#gone
    if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
    const written = Promise.withResolvers<void>()
    this.#port.write(Buffer.from(bytes), (error) => (error ? written.reject(this.#goneBy(error)) : written.resolve()))
    // After an unplug the callback of a write never comes: the end of the link and the signal speak for it.
    const cancel = () => written.reject(new ActivatorError('CANCELLED', {}, signal.reason))
    const ended: LinkListener = { heard: () => undefined, closed: written.reject }
    signal.addEventListener('abort', cancel, { once: true })
    this.#listeners.set(ended, () => undefined)
    try {
      await written.promise
    } finally {
      signal.removeEventListener('abort', cancel)
      this.#listeners.delete(ended)
    }
  }

  listen(how: Listening, listener: LinkListener): Disposable {
    // Its own each time: the same listener may listen twice.
    const own: LinkListener = {
      heard: (bytes) => {
        if (this.#listeners.has(own)) listener.heard(bytes)
      },
      closed: (error) => {
        this.#listeners.delete(own)
        listener.closed(error)
      },
    }
    if (this.#gone) own.closed(this.#gone)
    else this.#listeners.set(own, cutBy(how, own, this.path))
    return { [Symbol.dispose]: () => void this.#listeners.delete(own) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close()
    await this.#closing
  }

  async #close(): Promise<void> {
    this.#end(undefined)
    // Not open and not closing: unplugged, and let go of already.
    if (!this.#port.isOpen && !this.#port.closing) return
    const closed = Promise.withResolvers<void>()
    const late = setTimeout(closed.resolve, CLOSE_MS)
    this.#port.once('close', () => closed.resolve())
    // An error here means that it is closed already, or that nothing more can be done; the limit stands behind it.
    if (this.#port.isOpen) this.#port.close(() => closed.resolve())
    await closed.promise
    clearTimeout(late)
  }

  #goneBy(cause: unknown): ActivatorError {
    this.#gone ??= new ActivatorError('PORT_GONE', { port: this.path }, cause)
    return this.#gone
  }

  #end(cause: unknown): void {
    const gone = this.#goneBy(cause ?? undefined)
    const listeners = [...this.#listeners.keys()]
    this.#listeners.clear()
    for (const listener of listeners) listener.closed(gone)
  }
}
