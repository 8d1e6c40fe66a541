/** What the Linux kernel says of USB devices, their drivers and the serial ports it made of them. No rights needed. */
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { UsbDevice } from '../../app/outside.ts'
import { kindOf } from './usb-kind.ts'

export const USB_DEVICES = '/sys/bus/usb/devices'

/** Hubs left out, in the order of their places. @throws ENOENT where the kernel has no USB at all */
export async function listUsbSysfs(root = USB_DEVICES): Promise<readonly UsbDevice[]> {
  const names = (await readdir(root)).filter((name) => /^\d+-[\d.]+$/.test(name))
  const found = await Promise.all(names.map((place) => describe(place, join(root, place))))
  return found.flatMap((device) => device ?? []).sort((a, b) => a.place.localeCompare(b.place, 'en', { numeric: true }))
}

/** Changes whenever a device comes or goes, with a port or without. Cheap enough to poll. */
export async function usbSeen(root = USB_DEVICES): Promise<string> {
  return (await namesIn(root)).sort().join('\n')
}

/** undefined for a hub, and for a device that is gone by now. */
async function describe(place: string, folder: string): Promise<UsbDevice | undefined> {
  const read = (file: string) => contentOf(join(folder, file))
  const [vendorId, productId, manufacturer, product, deviceClass] = await Promise.all(
    ['idVendor', 'idProduct', 'manufacturer', 'product', 'bDeviceClass'].map(read),
  )
  const within = await namesIn(folder)
  if (!isId(vendorId) || !isId(productId)) return undefined
  const interfaces = await Promise.all(
    // "1-2.3:1.0" lies in "1-2.3", beside the devices behind a hub.
    within.filter((name) => name.startsWith(`${place}:`)).map((name) => interfaceOf(join(folder, name))),
  )
  const kind = kindOf(
    hexOf(deviceClass),
    interfaces.map((one) => one.class),
  )
  if (kind === undefined) return undefined
  const drivers = [...new Set(interfaces.flatMap(({ driver }) => driver ?? []))]
  const ports = interfaces.flatMap((one) => one.ports).sort()
  return { place, vendorId, productId, manufacturer, product, kind, drivers, ports }
}

async function interfaceOf(folder: string) {
  const [number, driver, names, below] = await Promise.all([
    contentOf(join(folder, 'bInterfaceClass')),
    // No driver is bound to it: a missing link, not a failure.
    readlink(join(folder, 'driver')).then(basename, () => undefined),
    namesIn(folder),
    namesIn(join(folder, 'tty')),
  ])
  // usb-serial puts "ttyUSB0" there itself, cdc_acm a folder "tty" with "ttyACM0" in it.
  const ports = [...names, ...below].filter((name) => /^tty[A-Z]+\d+$/.test(name)).map((name) => `/dev/${name}`)
  return { class: hexOf(number), driver, ports }
}

/** Not every device says everything, and one that is gone by now says nothing. */
async function contentOf(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.replace(/\n$/, '') || undefined
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
const isId = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{4}$/.test(text)
const hexOf = (text: string | undefined): number => Number.parseInt(text ?? '', 16)
