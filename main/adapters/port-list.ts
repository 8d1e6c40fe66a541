/** The ports the system has, in one form whatever the system says of them. */
import { existsSync } from 'node:fs'
import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SerialPort } from 'serialport'
import { ActivatorError } from '../../app/errors.ts'
import type { PortInfo } from '../../app/outside.ts'

type Listed = Awaited<ReturnType<typeof SerialPort.list>>[number]

/** @throws PORT_LIST_UNAVAILABLE where neither the system nor, on Linux, sysfs gives one */
export async function listPorts(): Promise<readonly PortInfo[]> {
  try {
    const { SerialPort } = await import('serialport')
    const listed = await SerialPort.list()
    return await Promise.all(listed.map(portOf))
  } catch (error) {
    // Without udevadm there is no list from serialport on Linux; the kernel itself still tells.
    if (process.platform === 'linux' && existsSync('/sys/class/tty')) return await listSysfs()
    const reason = error instanceof Error ? error.message : String(error)
    throw new ActivatorError('PORT_LIST_UNAVAILABLE', { reason }, error)
  }
}

async function portOf(listed: Listed): Promise<PortInfo> {
  // macOS: tty.* waits for a carrier that never comes.
  const path = process.platform === 'darwin' ? listed.path.replace('/dev/tty.', '/dev/cu.') : listed.path
  const kernel = process.platform === 'linux' ? await usbOf(basename(path)) : undefined
  const wordsOf = (text: string | undefined) => text?.replaceAll('_', ' ')
  return {
    path,
    place: kernel?.place ?? listed.locationId,
    vendorId: hexOf(listed.vendorId) ?? kernel?.vendorId,
    productId: hexOf(listed.productId) ?? kernel?.productId,
    // udev writes names with underscores for spaces; the kernel has them as the device says them.
    manufacturer: kernel?.manufacturer ?? wordsOf(listed.manufacturer),
    product: kernel?.product ?? friendlyName(listed),
    interface: kernel?.interface,
    usbSerialNumber: kernel?.usbSerialNumber ?? listed.serialNumber,
  }
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

async function listSysfs(): Promise<readonly PortInfo[]> {
  const names = (await readdir('/sys/class/tty')).filter((name) => /^tty(USB|ACM|AMA|XR)\d+$/.test(name))
  return await Promise.all(names.map(async (name) => ({ path: `/dev/${name}`, ...(await usbOf(name)) })))
}

/** What the kernel says of the USB device a tty belongs to: ".../1-2/1-2.3/1-2.3:1.0/ttyUSB0". */
async function usbOf(tty: string): Promise<Omit<PortInfo, 'path'> | undefined> {
  let folder: string
  try {
    folder = await realpath(join('/sys/class/tty', tty, 'device'))
  } catch {
    // A port that is not a device of its own, or gone by now: its path is all there is.
    return undefined
  }
  const place = /\/(\d+-[\d.]+:\d+\.\d+)(?:\/|$)/.exec(folder)?.[1]
  if (place === undefined) return undefined
  const at = folder.slice(0, folder.indexOf(place) + place.length)
  const read = async (file: string) => {
    const text = await readFile(join(at, file), 'utf8').catch(() => '')
    return text.trim() === '' ? undefined : text.trim()
  }
  const [vendorId, productId, manufacturer, product, usbSerialNumber, number] = await Promise.all(
    ['../idVendor', '../idProduct', '../manufacturer', '../product', '../serial', 'bInterfaceNumber'].map(read),
  )
  return { place, vendorId, productId, manufacturer, product, usbSerialNumber, interface: number }
}
