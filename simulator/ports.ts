/** How simulated ports look in a list. */
import type { Profile } from '../app/device/profile.ts'
import type { PortInfo } from '../app/outside.ts'
import type { DeviceIdentity } from './identities.ts'

const PLACE = 'simulated-'

/** @param socket the how-manieth place of its fleet, from 1: its physical place */
export function portOf(
  path: string,
  socket: string,
  profile: Profile,
  identity: DeviceIdentity,
  usbSerial: string,
): PortInfo {
  const usb = profile.usb.find(({ generic }) => !generic) ?? profile.usb[0]
  return {
    path,
    place: `${PLACE}${socket}`,
    vendorId: usb?.vendorId,
    productId: usb?.productId,
    manufacturer: usb?.manufacturer ?? 'Simulated',
    product: usb?.product ?? profile.name.en,
    interface: usb?.interface,
    ...descriptors(profile, identity, usbSerial),
  }
}

/** A `usb` profile reads who the device is from here. */
function descriptors({ answer }: Profile, identity: DeviceIdentity, usbSerial: string): Partial<PortInfo> {
  if (answer.kind !== 'usb') return { usbSerialNumber: usbSerial }
  const names = { serialNumber: 'usbSerialNumber', product: 'product', manufacturer: 'manufacturer' } as const
  return {
    usbSerialNumber: usbSerial,
    [names[answer.serial_number]]: identity.serial_number,
    [names[answer.device_name]]: identity.device_name,
  }
}

export function isSimulated({ place }: PortInfo): boolean {
  return place?.startsWith(PLACE) ?? false
}
