/** What a person is shown of USB, and what the app does with each: nothing is listed without that. */
import type { UsbSeen } from '../api/guide.ts'
import { serialChipOf } from '../api/serial-chips.ts'
import { productName } from '../device/product-name.ts'
import type { PortInfo, UsbDevice } from '../outside.ts'
import type { SeenDevice } from './usb-watch.ts'

export interface Knowing {
  /** Path of the port the guide is busy with. */
  readonly ours: string | undefined
  /** Paths that were there before. */
  readonly before: ReadonlySet<string>
  /** Whether a person may say that it is the device. */
  readonly fits: (port: PortInfo) => boolean
}

/** More than anybody reads. */
const MOST = 50

/** Newest first; ports that no USB device made (simulated ones, built-in ones) come behind. */
export function seenOnUsb(seen: readonly SeenDevice[], ports: readonly PortInfo[], knowing: Knowing): UsbSeen[] {
  const made = new Set(seen.flatMap(({ device }) => device.ports))
  const alone = ports.filter(({ path }) => !made.has(path)).toReversed()
  return [...seen.map((one) => ofDevice(one, ports, knowing)), ...alone.map((port) => ofPort(port, knowing))].slice(
    0,
    MOST,
  )
}

function ofDevice({ device, before }: SeenDevice, ports: readonly PortInfo[], knowing: Knowing): UsbSeen {
  const port = ports.find(({ path }) => device.ports.includes(path))
  const { vendorId, productId, place } = device
  const common = { name: productName(device), vendorId, productId, place }
  if (port !== undefined) return { ...common, port: port.path, what: whatOf(port, knowing) }
  if (before) return { ...common, what: 'before' }
  return { ...common, what: mayBeSerial(device) ? 'no-port' : 'new' }
}

/** Nothing took it up: a driver may be missing. Where the system tells of no drivers, only a known chip says as much. */
function mayBeSerial({ kind, drivers, ports, vendorId }: UsbDevice): boolean {
  if (kind !== 'other' || ports.length > 0) return false
  return drivers === undefined ? serialChipOf(vendorId) !== undefined : drivers.length === 0
}

function ofPort(port: PortInfo, knowing: Knowing): UsbSeen {
  const { path, place = '', vendorId = '', productId = '' } = port
  return { name: productName(port) || path, vendorId, productId, place, port: path, what: whatOf(port, knowing) }
}

function whatOf(port: PortInfo, { ours, before, fits }: Knowing): UsbSeen['what'] {
  if (port.path === ours) return 'ours'
  if (fits(port)) return 'fits'
  return before.has(port.path) ? 'before' : 'new'
}
