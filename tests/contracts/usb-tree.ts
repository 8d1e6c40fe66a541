/** A folder as the Linux kernel shows USB: devices in a tree by their sockets, links to them side by side. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TreeDevice {
  /** "1-2.3" */
  readonly place: string
  /** Two hex digits. */
  readonly deviceClass?: string
  readonly vendorId?: string
  readonly productId?: string
  readonly interfaces: readonly {
    readonly class: string
    readonly driver?: string
    readonly tty?: string
    /** cdc_acm puts its ttys into a folder of this name. */
    readonly folder?: 'tty'
  }[]
}
export interface UsbTree extends AsyncDisposable {
  /** Stands for /sys/bus/usb/devices. */
  readonly devices: string
  add(device: TreeDevice): Promise<void>
  remove(place: string): Promise<void>
  /** A link to a device that is not there any more. */
  dangle(place: string): Promise<void>
  onChange(callback: () => void): Disposable
}

export async function makeUsbTree(): Promise<UsbTree> {
  const root = await mkdtemp(join(tmpdir(), 'usb-'))
  const devices = join(root, 'bus/usb/devices')
  const callbacks = new Set<() => void>()
  const changed = () => {
    for (const callback of [...callbacks]) callback()
  }
  await mkdir(devices, { recursive: true })
  const rootHub = { place: 'usb1', deviceClass: '09', interfaces: [] }
  const add = async (device: TreeDevice) => {
    await write(folderOf(root, device.place), device, join(root, 'bus/usb/drivers'))
    await symlink(folderOf(root, device.place), join(devices, device.place))
    changed()
  }
  await add(rootHub)
  return {
    devices,
    add,
    async remove(place) {
      await rm(join(devices, place))
      await rm(folderOf(root, place), { recursive: true })
      changed()
    },
    dangle: (place) => symlink(folderOf(root, place), join(devices, place)),
    onChange(callback) {
      const own = () => callback()
      callbacks.add(own)
      return { [Symbol.dispose]: () => void callbacks.delete(own) }
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  }
}

/** ".../usb1/1-2/1-2.3": each device lies in the hub it is plugged into. */
function folderOf(root: string, place: string): string {
  if (place.startsWith('usb')) return join(root, 'devices/pci0000:00', place)
  const [bus = '', sockets = ''] = place.split('-')
  const parts = sockets.split('.')
  const way = parts.map((_, at) => `${bus}-${parts.slice(0, at + 1).join('.')}`)
  return join(root, 'devices/pci0000:00', `usb${bus}`, ...way)
}

async function write(folder: string, device: TreeDevice, drivers: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { vendorId = '0403', productId = '6001', deviceClass = '00' } = device
  const files = { idVendor: vendorId, idProduct: productId, bDeviceClass: deviceClass, product: 'FT232R USB UART' }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), `${text}\n`)
  for (const [number, one] of device.interfaces.entries()) {
    const at = join(folder, `${device.place}:1.${number}`)
    await mkdir(join(at, one.folder ?? '', one.tty ?? ''), { recursive: true })
    await writeFile(join(at, 'bInterfaceClass'), `${one.class}\n`)
    if (one.driver !== undefined) await symlink(join(drivers, one.driver), join(at, 'driver'))
  }
}
