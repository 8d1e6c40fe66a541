/**
 * Real USB, by hand: an adapter with its driver is seen with its port; one whose driver is missing is seen without.
 *
 *   node tests/hardware/usb-seen.ts
 *
 * For a Linux guest with an emulated USB bus whose `usb-rig` understands `plug ID` and `unplug ID`, run as root: it takes
 * the driver away.
 */
import { execFile } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { UsbDevice } from '../../app/outside.ts'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'
import { createUsbBus } from '../../main/adapters/usb-bus.ts'
import { checkDrivers } from '../../main/doctor/usb.ts'

const run = promisify(execFile)
const LIMIT_MS = 30_000
const never = new AbortController().signal
const usb = createUsbBus({ serial: createSerialBus() })

let failed = 0
function expectSeen(what: string, seen: UsbDevice | undefined, fine: boolean): void {
  if (!fine) failed += 1
  console.log(`${fine ? 'ok ' : 'NOT'} ${what}: ${JSON.stringify(seen)}`)
}

await run('usb-rig', ['plug', 'with'])
const withDriver = await seen((device) => device.ports.length > 0)
expectSeen('with its driver', withDriver, withDriver?.vendorId === '0403' && withDriver.drivers?.[0] === 'ftdi_sio')
await run('usb-rig', ['unplug', 'with'])
await until((devices) => !devices.some(isFtdi))

await run('rmmod', ['ftdi_sio'])
await run('usb-rig', ['plug', 'without'])
const without = await seen(isFtdi)
expectSeen('without its driver', without, without?.ports.length === 0 && without.drivers?.length === 0)
const finding = await checkDrivers(usb, never)
if (finding.fix !== 'install-the-driver') failed += 1
console.log(`the doctor: ${JSON.stringify(finding)}`)
console.log(`${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function isFtdi({ vendorId }: UsbDevice): boolean {
  return vendorId === '0403'
}

async function seen(is: (device: UsbDevice) => boolean): Promise<UsbDevice | undefined> {
  const found = await until((devices) => devices.some(is))
  return found.find(is)
}

/** Told by the bus, not by looking again and again. */
async function until(so: (devices: readonly UsbDevice[]) => boolean): Promise<readonly UsbDevice[]> {
  const late = setTimeout(LIMIT_MS, 'late' as const, { ref: false })
  for (;;) {
    const { promise: changed, resolve } = Promise.withResolvers<void>()
    using _listening = usb.onChange(resolve)
    const devices = await usb.list(never)
    if (so(devices)) return devices
    if ((await Promise.race([changed, late])) === 'late') return devices
  }
}
