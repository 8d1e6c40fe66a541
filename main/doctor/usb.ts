/** Whether every serial device on USB got its port. */
import type { Finding } from '../../app/api/checks.ts'
import type { UsbBus, UsbDevice } from '../../app/outside.ts'

/** Chips that are serial ports and nothing else, and the driver each wants. */
const wanted: Readonly<Record<string, string>> = {
  '0403': 'FTDI (ftdi_sio)',
  '10c4': 'CP210x (cp210x)',
  '1a86': 'CH341 (ch341)',
  '067b': 'PL2303 (pl2303)',
}

export async function checkDrivers(usb: Pick<UsbBus, 'list'>, signal: AbortSignal): Promise<Finding> {
  const devices = await usb.list(signal)
  const without = devices.find(isWithoutDriver)
  if (without === undefined) return { check: 'driver', state: 'ok', found: { count: devices.length } }
  const { vendorId, productId, product = '', manufacturer = '' } = without
  const found = { name: `${manufacturer} ${product}`.trim(), vendorId, productId, driver: wanted[vendorId] ?? '' }
  return { check: 'driver', state: 'look', found, fix: 'install-the-driver' }
}

/** Only what is surely a serial port: of others that no driver took up this program knows nothing. */
function isWithoutDriver({ vendorId, drivers, ports }: UsbDevice): boolean {
  return Object.hasOwn(wanted, vendorId) && ports.length === 0 && (drivers === undefined || drivers.length === 0)
}
