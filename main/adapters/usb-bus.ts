/** What is plugged in on USB: from the kernel's own tree on Linux, elsewhere by the `usb` package. */
import { isError } from '../../app/errors.ts'
import type { Log, PortInfo, SerialBus, UsbBus, UsbDevice } from '../../app/outside.ts'
import { unlessCancelled } from './unless-cancelled.ts'
import { type ListedUsb, listUsbPackage, usbDevices } from './usb-package.ts'
import { listUsbSysfs } from './usb-sysfs.ts'

export interface UsbSources {
  /** What says that something was plugged in, and on systems other than Linux which ports there are. */
  readonly serial: Pick<SerialBus, 'list' | 'onChange'>
  readonly log?: Pick<Log, 'info'> | undefined
  readonly platform?: NodeJS.Platform
  readonly sysfs?: () => Promise<readonly UsbDevice[]>
  readonly listed?: () => Promise<readonly ListedUsb[]>
}

export function createUsbBus(sources: UsbSources): UsbBus {
  const { serial, log, platform = process.platform, sysfs = listUsbSysfs, listed = listUsbPackage } = sources
  const lists = platform === 'linux' ? sysfs : async () => usbDevices(await listed(), await portsOf(serial))
  let told = false
  const list = async () => {
    try {
      return await lists()
    } catch (error) {
      // No bus (a container), or no native part for this system: nothing is told of USB, the ports are all the same.
      if (!told) log?.info('nothing is told of USB', { reason: String(error) })
      told = true
      return []
    }
  }
  return {
    list: (signal) => unlessCancelled(list(), signal),
    onChange: (callback) => serial.onChange(callback),
  }
}

async function portsOf(serial: UsbSources['serial']): Promise<readonly PortInfo[]> {
  try {
    return await serial.list(new AbortController().signal)
  } catch (error) {
    if (isError(error, 'PORT_LIST_UNAVAILABLE')) return []
    throw error
  }
}
