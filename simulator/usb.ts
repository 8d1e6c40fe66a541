/** The simulated devices as USB shows them. */

import { ActivatorError } from '../app/errors.ts'
import type { PortInfo, UsbBus, UsbDevice } from '../app/outside.ts'

/** @param fleet what is plugged in: each of its ports is a device of its own */
export function simulatedUsb(fleet: {
  list(): readonly PortInfo[]
  onChange(callback: () => void): Disposable
}): UsbBus {
  return {
    async list(signal) {
      if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
      return fleet.list().map(deviceOf)
    },
    onChange: (callback) => fleet.onChange(callback),
  }
}

function deviceOf({ path, place, vendorId, productId, manufacturer, product }: PortInfo): UsbDevice {
  return {
    place: place ?? path,
    // A profile without ids is simulated on a port without: pid.codes' number for tests.
    vendorId: vendorId ?? '1209',
    productId: productId ?? '0001',
    manufacturer,
    product,
    kind: 'other',
    drivers: ['simulated'],
    ports: [path],
  }
}
