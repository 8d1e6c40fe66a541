/** What kind of thing a USB device is, by the class numbers of usb.org; each interface of a device has its own. */
import type { UsbDevice } from '../../app/outside.ts'

const HUB = 0x09
const INPUT = [0x03]
const STORAGE = [0x08]
/** Audio, imaging, printer, video, smart card: nothing of it is a serial port. */
const MEDIA = [0x01, 0x06, 0x07, 0x0b, 0x0e, 0x10]

/** @returns undefined for a hub: it is a way to devices, none itself */
export function kindOf(deviceClass: number, interfaceClasses: readonly number[]): UsbDevice['kind'] | undefined {
  if (deviceClass === HUB || interfaceClasses.includes(HUB)) return undefined
  // One interface that may be serial (communication, its data, a vendor's own) makes a composite device `other`.
  const only = (classes: readonly number[]) =>
    interfaceClasses.length > 0 && interfaceClasses.every((one) => classes.includes(one))
  if (only(INPUT)) return 'input'
  if (only(STORAGE)) return 'storage'
  if (only(MEDIA)) return 'media'
  return 'other'
}
