/** The ports the system has, in one form whatever the system says of them. */
import type { SerialPort } from 'serialport'
import { ActivatorError } from '../../app/errors.ts'
import type { Log, PortInfo } from '../../app/outside.ts'
import { describe, listSysfs } from './sysfs.ts'

export type Listed = Awaited<ReturnType<typeof SerialPort.list>>[number]

/** A system that answers later than this does not answer. */
const LIMIT_S = 10

export interface ListSources {
  readonly platform: NodeJS.Platform
  /** As `serialport` lists; a process each time on Linux. */
  readonly system: () => Promise<readonly Listed[]>
  readonly sysfs: () => Promise<readonly PortInfo[]>
  readonly log?: Pick<Log, 'warn'> | undefined
}

const real: ListSources = {
  platform: process.platform,
  system: async () => await (await import('serialport')).SerialPort.list(),
  sysfs: listSysfs,
}

/**
 * @returns a function that lists.
 * @throws PORT_LIST_UNAVAILABLE (the function) where neither the system nor, on Linux, the kernel itself gives one
 */
export function createPortList(sources: Partial<ListSources> = {}): () => Promise<readonly PortInfo[]> {
  const { platform, system, sysfs, log } = { ...real, ...sources }
  let told = false
  return async () => {
    try {
      const listed = await within(LIMIT_S, system())
      return (await Promise.all(listed.map((port) => portOf(port, platform)))).flat()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (platform !== 'linux') throw new ActivatorError('PORT_LIST_UNAVAILABLE', { reason }, error)
      // Without udevadm serialport has no list on Linux; the kernel still tells which ports there are on USB.
      if (!told) log?.warn('ports listed from sysfs', { reason })
      told = true
      return await sysfs().catch((cause: unknown) => {
        throw new ActivatorError('PORT_LIST_UNAVAILABLE', { reason }, cause)
      })
    }
  }
}

/** One list at a time. Who asks while one is on its way gets the next: this one may have looked before the change. */
export function oneAtATime<T>(list: () => Promise<T>): () => Promise<T> {
  let current: Promise<unknown> | undefined
  let next: Promise<T> | undefined
  const begin = () => {
    const listing = list()
    current = listing
    const over = () => {
      if (current === listing) current = undefined
    }
    listing.then(over, over)
    return listing
  }
  return () => {
    if (current === undefined) return begin()
    next ??= current
      .catch(() => undefined) // told to those who asked for it
      .then(() => {
        next = undefined
        return begin()
      })
    return next
  }
}

/** Seconds in which this process was awake: a computer that slept, or a loop that was busy, makes nobody late. */
async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  let left = seconds
  const timer = setInterval(() => {
    left -= 1
    if (left === 0) reject(new Error(`no port list within ${seconds} s`))
  }, 1000)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearInterval(timer)
  }
}

/** None where it is about to go, or not quite there: udev still names a USB port that the kernel does not know any more. */
async function portOf(listed: Listed, platform: NodeJS.Platform): Promise<PortInfo[]> {
  // macOS: tty.* waits for a carrier that never comes.
  const path = platform === 'darwin' ? listed.path.replace('/dev/tty.', '/dev/cu.') : listed.path
  const kernel = platform === 'linux' ? await describe(path) : undefined
  const vendorId = kernel?.vendorId ?? hexOf(listed.vendorId)
  if (platform === 'linux' && vendorId !== undefined && kernel?.place === undefined) return []
  const port = {
    path,
    place: kernel?.place ?? listed.locationId,
    vendorId,
    productId: kernel?.productId ?? hexOf(listed.productId),
    // udev writes names with underscores for spaces; the kernel has them as the device says them.
    manufacturer: kernel?.manufacturer ?? listed.manufacturer,
    product: kernel?.product ?? friendlyName(listed),
    interface: kernel?.interface ?? /&MI_([0-9a-f]{2})/i.exec(listed.pnpId ?? '')?.[1],
    usbSerialNumber: kernel?.usbSerialNumber ?? listed.serialNumber,
  }
  return [port]
}

/** Windows has it, the types of the others do not. */
function friendlyName(listed: Listed): string | undefined {
  const name: unknown = Reflect.get(listed, 'friendlyName')
  return typeof name === 'string' ? name : undefined
}

/** Upper or lower case, with or without 0x. */
function hexOf(text: string | undefined): string | undefined {
  const digits = text?.toLowerCase().replace(/^0x/, '')
  return digits !== undefined && /^[0-9a-f]{1,4}$/.test(digits) ? digits.padStart(4, '0') : undefined
}
