/** Whether every serial device on USB got its port. */
import type { Finding } from '../../app/api/checks.ts'
import { serialChipOf } from '../../app/api/serial-chips.ts'
import { productName } from '../../app/device/product-name.ts'
import type { UsbBus, UsbDevice } from '../../app/outside.ts'

export async function checkDrivers(usb: Pick<UsbBus, 'list'>, signal: AbortSignal): Promise<Finding> {
  const devices = await usb.list(signal)
  const without = devices.find(isWithoutDriver)
  if (without === undefined) return { check: 'driver', state: 'ok', found: { count: devices.length } }
  const { vendorId, productId } = without
  const found = { name: productName(without).trim(), vendorId, productId, driver: serialChipOf(vendorId)?.driver ?? '' }
  return { check: 'driver', state: 'look', found, fix: 'install-the-driver' }
}

/** Only what is surely a serial port: of others that no driver took up this program knows nothing. */
function isWithoutDriver({ vendorId, drivers, ports }: UsbDevice): boolean {
  return serialChipOf(vendorId) !== undefined && ports.length === 0 && (drivers === undefined || drivers.length === 0)
}
