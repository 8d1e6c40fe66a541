/** What the Linux kernel says of serial ports, without udev. */
import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { PortInfo } from '../../app/outside.ts'

const TTYS = '/sys/class/tty'

/** Ports on USB only: of the others the kernel lists many that are not there. */
export async function listSysfs(root = TTYS): Promise<readonly PortInfo[]> {
  const names = (await readdir(root)).filter((name) => /^tty(USB|ACM|XRUSB|WCH)\d+$/.test(name))
  return await Promise.all(names.sort().map((name) => describe(`/dev/${name}`, root)))
}

export async function describe(path: string, root = TTYS): Promise<PortInfo> {
  return { path, ...(await usbOf(basename(path), root)) }
}

/** The USB device a tty belongs to: ".../1-2/1-2.3/1-2.3:1.0/ttyUSB0". */
async function usbOf(tty: string, root: string): Promise<Omit<PortInfo, 'path'> | undefined> {
  let folder: string
  try {
    folder = await realpath(join(root, tty, 'device'))
  } catch {
    // A port that is not a device of its own, or gone by now: its path is all there is.
    return undefined
  }
  const place = /\/(\d+-[\d.]+:\d+\.\d+)(?:\/|$)/.exec(folder)?.[1]
  if (place === undefined) return undefined
  const at = folder.slice(0, folder.indexOf(place) + place.length)
  const read = async (file: string) => {
    // Not every device says everything; one that is gone by now says nothing.
    const text = await readFile(join(at, file), 'utf8').catch(() => '')
    return text.replace(/\n$/, '') || undefined
  }
  const [vendorId, productId, manufacturer, product, usbSerialNumber, number] = await Promise.all(
    ['../idVendor', '../idProduct', '../manufacturer', '../product', '../serial', 'bInterfaceNumber'].map(read),
  )
  return { place, vendorId, productId, manufacturer, product, usbSerialNumber, interface: number }
}

/** Changes whenever a tty comes or goes, one for another of the same name included. Cheap enough to poll. */
export async function ttysSeen(root = TTYS): Promise<string> {
  const names = (await readdir(root)).filter((name) => !/^(tty|console|ptmx|vcs|pty)\d*$/.test(name)).sort()
  const devices = await Promise.all(
    // Without a device: a port that is built in, or gone this moment.
    names.map((name) => realpath(join(root, name, 'device')).catch(() => '')),
  )
  return names.map((name, index) => `${name} ${devices[index] ?? ''}`).join('\n')
}
