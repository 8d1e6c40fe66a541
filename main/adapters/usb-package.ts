/** USB devices as the `usb` package lists them, for systems other than Linux. It tells of no driver. */
import type { PortInfo, UsbDevice } from '../../app/outside.ts'
import { kindOf } from './usb-kind.ts'

/** What is read of one device; the rest of WebUSB is for those who open it. */
export interface ListedUsb {
  readonly bus: string
  readonly ports: readonly number[]
  readonly vendorId: number
  readonly productId: number
  readonly deviceClass: number
  readonly manufacturerName?: string | null | undefined
  readonly productName?: string | null | undefined
  readonly configurations: readonly {
    readonly interfaces: readonly { readonly alternates: readonly { readonly interfaceClass: number }[] }[]
  }[]
}

/** @throws where there is no bus, or the package has no part for this system */
export async function listUsbPackage(): Promise<readonly ListedUsb[]> {
  const { usb } = await import('usb')
  return await usb.getDevices()
}

/** @param ports the serial ports of the system: they belong to the device with the same ids, or to none */
export function usbDevices(listed: readonly ListedUsb[], ports: readonly PortInfo[]): readonly UsbDevice[] {
  return listed.flatMap((device) => {
    const classes = device.configurations.flatMap(({ interfaces }) =>
      interfaces.flatMap(({ alternates }) => alternates.map(({ interfaceClass }) => interfaceClass)),
    )
    const kind = kindOf(device.deviceClass, classes)
    if (kind === undefined) return []
    const [vendorId, productId] = [idOf(device.vendorId), idOf(device.productId)]
    const own = ports.filter((port) => port.vendorId === vendorId && port.productId === productId)
    return {
      place: `${device.bus}-${device.ports.join('.')}`,
      vendorId,
      productId,
      manufacturer: device.manufacturerName ?? undefined,
      product: device.productName ?? undefined,
      kind,
      drivers: undefined,
      ports: own.map(({ path }) => path),
    }
  })
}

const idOf = (number: number) => number.toString(16).padStart(4, '0')
