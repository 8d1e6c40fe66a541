/** Real serial ports, by the `serialport` package. */
import { ActivatorError } from '../../app/errors.ts'
import type { Log, SerialBus, SerialLink, SerialSettings } from '../../app/outside.ts'
import { Hotplug } from './hotplug.ts'
import { openError } from './open-error.ts'
import { PortLink } from './port-link.ts'
import { createPortList, oneAtATime } from './port-list.ts'
import { unlessCancelled } from './unless-cancelled.ts'

export function createSerialBus({ log }: { readonly log?: Log | undefined } = {}): SerialBus {
  const hotplug = new Hotplug()
  const list = oneAtATime(createPortList({ log }))
  return {
    list: async (signal) => await unlessCancelled(list(), signal),
    onChange: (callback) => hotplug.onChange(callback),
    open: openPort,
  }
}

async function openPort(path: string, settings: SerialSettings, signal: AbortSignal): Promise<SerialLink> {
  if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
  const opening = openAsSet(path, settings)
  try {
    return await unlessCancelled(opening, signal)
  } catch (error) {
    // A port that takes its time (Bluetooth) may still open after nobody waits for it any more.
    if (signal.aborted) opening.then((link) => link[Symbol.asyncDispose]()).catch(() => undefined)
    throw error
  }
}

async function openAsSet(path: string, settings: SerialSettings): Promise<SerialLink> {
  const { baudRate, dataBits, parity, stopBits } = settings
  // A native module: loaded with the first port, not with the program.
  const { SerialPort } = await import('serialport')
  // hupcl: closing must not drop DTR, that resets Arduino-like boards. lock: nobody else talks in between.
  const options = { path, baudRate, dataBits, parity, stopBits, hupcl: false, lock: true }
  const opened = Promise.withResolvers<void>()
  const port = new SerialPort({ ...options, autoOpen: false })
  port.open((error) => (error ? opened.reject(error) : opened.resolve()))
  try {
    await opened.promise
  } catch (error) {
    throw await openError(path, error)
  }
  const link = new PortLink(port)
  try {
    await link.set(settings)
    return link
  } catch (error) {
    await link[Symbol.asyncDispose]()
    throw error
  }
}
