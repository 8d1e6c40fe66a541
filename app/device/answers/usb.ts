/** Nothing is asked: what the device says of itself on USB is the answer. Opt-in, since makers often leave it the same. */
import type { z } from 'zod'
import type { PortInfo } from '../../outside.ts'
import type { Found } from './reader.ts'
import type { usbSchema } from './schema.ts'

export function readUsb(kind: z.infer<typeof usbSchema>, port: PortInfo): Found {
  const descriptors = { serialNumber: port.usbSerialNumber, product: port.product, manufacturer: port.manufacturer }
  return { serial_number: descriptors[kind.serial_number], device_name: descriptors[kind.device_name] }
}
