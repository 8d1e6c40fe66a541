/** Real serial ports, by the `serialport` package. */
import type { SerialPort } from 'serialport'
import { ActivatorError } from '../../app/errors.ts'
import type { LinkListener, Listening, SerialBus, SerialLink, SerialSettings } from '../../app/outside.ts'
import { Hotplug } from './hotplug.ts'
import { cutBy } from './lines.ts'
import { openError } from './open-error.ts'
import { listPorts } from './port-list.ts'

/** However a port is stuck: it is let go of by then. */
const CLOSE_MS = 2000

export function createSerialBus(): SerialBus {
  const hotplug = new Hotplug()
  let listing: Promise<Awaited<ReturnType<typeof listPorts>>> | undefined
  return {
    // A list is a process each time on Linux: those who ask while one is on its way share it.
    list() {
      listing ??= listPorts().finally(() => {
        listing = undefined
      })
      return listing
    },
    onChange: (callback) => hotplug.onChange(callback),
    open: openPort,
  }
}

async function openPort(path: string, settings: SerialSettings, signal: AbortSignal): Promise<SerialLink> {
  if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
  const { baudRate, dataBits, parity, stopBits } = settings
  // A native module: loaded with the first port, not with the program.
  const { SerialPort } = await import('serialport')
  // hupcl: closing must not drop DTR, that resets Arduino-like boards.
  const port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false, hupcl: false })
  const opened = new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())))
  try {
    await opened
  } catch (error) {
    throw await openError(path, error)
  }
  const link = new PortLink(port)
  try {
    await link.set(settings)
    if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
    return link
  } catch (error) {
    await link[Symbol.asyncDispose]()
    throw error
  }
}

class PortLink implements SerialLink {
  readonly path: string
  readonly #port: SerialPort
  readonly #hearing = new Map<LinkListener, (chunk: Uint8Array) => void>()
  #gone: ActivatorError | undefined

  constructor(port: SerialPort) {
    this.path = port.path
    this.#port = port
    // Always read, listened to or not: a port that nobody reads never reports that it was unplugged.
    port.on('data', (chunk: Buffer) => {
      for (const hear of [...this.#hearing.values()]) hear(chunk)
    })
    port.on('error', () => this.#end())
    port.on('close', () => this.#end())
  }

  /** @throws PORT_GONE */
  async set({ dtr, rts }: SerialSettings): Promise<void> {
    const wanted = { ...(dtr !== 'leave' && { dtr: dtr === 'on' }), ...(rts !== 'leave' && { rts: rts === 'on' }) }
    if (Object.keys(wanted).length === 0) return
    await new Promise<void>((resolve, reject) => {
      this.#port.set(wanted, (error) => (error ? reject(this.#goneBy(error)) : resolve()))
    })
  }

  async write(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    if (this.#gone) throw this.#gone
    if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
    const written = Promise.withResolvers<void>()
    this.#port.write(Buffer.from(bytes), (error) => (error ? written.reject(this.#goneBy(error)) : written.resolve()))
    // After an unplug the callback of a write never comes: the end of the link and the signal speak for it.
    const cancel = () => written.reject(new ActivatorError('CANCELLED', {}, signal.reason))
    signal.addEventListener('abort', cancel, { once: true })
    const ended: LinkListener = { heard: () => undefined, closed: written.reject }
    this.#hearing.set(ended, () => undefined)
    try {
      await written.promise
    } finally {
      signal.removeEventListener('abort', cancel)
      this.#hearing.delete(ended)
    }
  }

  listen(how: Listening, listener: LinkListener): Disposable {
    if (this.#gone) listener.closed(this.#gone)
    else {
      const once: LinkListener = {
        heard: listener.heard,
        closed: (error) => {
          this.#hearing.delete(listener)
          listener.closed(error)
        },
      }
      this.#hearing.set(listener, cutBy(how, once, this.path))
    }
    return { [Symbol.dispose]: () => void this.#hearing.delete(listener) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#gone ??= new ActivatorError('PORT_GONE', { port: this.path })
    if (!this.#port.isOpen) return this.#end()
    const closed = Promise.withResolvers<void>()
    const late = setTimeout(closed.resolve, CLOSE_MS)
    // An error here means that it is closed already, which is what is wanted.
    this.#port.close(() => closed.resolve())
    await closed.promise
    clearTimeout(late)
    this.#end()
  }

  #goneBy(cause: unknown): ActivatorError {
    this.#gone ??= new ActivatorError('PORT_GONE', { port: this.path }, cause)
    return this.#gone
  }

  #end(): void {
    const gone = this.#goneBy(undefined)
    const listeners = [...this.#hearing.keys()]
    this.#hearing.clear()
    for (const listener of listeners) listener.closed(gone)
  }
}
