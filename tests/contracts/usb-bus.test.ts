import { describe, expect, test } from 'vitest'
import type { SerialBus, UsbDevice } from '../../app/outside.ts'
import { createUsbBus } from '../../main/adapters/usb-bus.ts'
import { listUsbSysfs, usbSeen } from '../../main/adapters/usb-sysfs.ts'
import { createFleet } from '../../simulator/fleet.ts'
import { simulatedUsb } from '../../simulator/usb.ts'
import { UsbSockets } from '../fakes/usb-sockets.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { usbBusContract } from './usb-bus.contract.ts'
import { makeUsbTree } from './usb-tree.ts'

const never = new AbortController().signal
const noPorts: Pick<SerialBus, 'list' | 'onChange'> = {
  list: async () => [],
  onChange: () => ({ [Symbol.dispose]: () => undefined }),
}
const ftdi = { vendorId: '0403', productId: '6001', kind: 'other', drivers: ['ftdi_sio'] } as const

usbBusContract('the fake', async () => {
  const bus = new UsbSockets()
  let next = 0
  return {
    bus,
    async plug() {
      next += 1
      bus.plug({ ...ftdi, place: `1-${next}`, ports: [`/dev/ttyUSB${next}`] })
      return `/dev/ttyUSB${next}`
    },
    unplug: async (path) => bus.unplug(path.replace('/dev/ttyUSB', '1-')),
    [Symbol.asyncDispose]: async () => undefined,
  }
})

usbBusContract('simulated devices', async () => {
  const fleet = createFleet({ terminals: 'memory', clock: new VirtualClock() })
  return {
    bus: simulatedUsb(fleet),
    plug: async () => (await fleet.plug()).port.path,
    unplug: async (path) => fleet.unplug(path),
    [Symbol.asyncDispose]: async () => fleet[Symbol.dispose](),
  }
})

usbBusContract("the kernel's tree", async () => {
  const tree = await makeUsbTree()
  const sysfs = () => listUsbSysfs(tree.devices)
  const bus = createUsbBus({ serial: { ...noPorts, onChange: tree.onChange }, platform: 'linux', sysfs })
  let next = 0
  return {
    bus,
    async plug() {
      next += 1
      await tree.add({ place: `1-${next}`, interfaces: [{ class: 'ff', driver: 'ftdi_sio', tty: `ttyUSB${next}` }] })
      return `/dev/ttyUSB${next}`
    },
    unplug: (path) => tree.remove(path.replace('/dev/ttyUSB', '1-')),
    [Symbol.asyncDispose]: () => tree[Symbol.asyncDispose](),
  }
})

describe("the kernel's tree", () => {
  test('hubs and root hubs are left out, what is behind them is not', async () => {
    await using tree = await makeUsbTree()
    await tree.add({ place: '1-2', deviceClass: '09', interfaces: [{ class: '09', driver: 'hub' }] })
    await tree.add({ place: '1-2.3', interfaces: [{ class: '02', driver: 'cdc_acm', tty: 'ttyACM0', folder: 'tty' }] })
    expect(await listUsbSysfs(tree.devices)).toMatchObject([
      { place: '1-2.3', drivers: ['cdc_acm'], ports: ['/dev/ttyACM0'] },
    ])
  })

  test('a device that no driver took up is told without driver and port', async () => {
    await using tree = await makeUsbTree()
    await tree.add({ place: '3-1', interfaces: [{ class: 'ff' }] })
    expect(await listUsbSysfs(tree.devices)).toMatchObject([{ place: '3-1', kind: 'other', drivers: [], ports: [] }])
  })

  test('keyboards, sticks and cameras are known as such; a composite one may be serial all the same', async () => {
    await using tree = await makeUsbTree()
    await tree.add({ place: '1-1', interfaces: [{ class: '03', driver: 'usbhid' }] })
    await tree.add({ place: '1-2', interfaces: [{ class: '08', driver: 'usb-storage' }] })
    await tree.add({ place: '1-3', interfaces: [{ class: '0e' }, { class: '01' }] })
    await tree.add({ place: '1-10', interfaces: [{ class: '03' }, { class: '02' }] })
    const found = (await listUsbSysfs(tree.devices)).map(({ place, kind }) => [place, kind])
    expect(found).toEqual([
      ['1-1', 'input'],
      ['1-2', 'storage'],
      ['1-3', 'media'],
      ['1-10', 'other'],
    ])
  })

  test('what is polled changes with each device, port or not, and is nothing where there is no USB', async () => {
    await using tree = await makeUsbTree()
    const before = await usbSeen(tree.devices)
    await tree.add({ place: '3-1', interfaces: [{ class: 'ff' }] })
    expect(await usbSeen(tree.devices)).not.toBe(before)
    await tree.remove('3-1')
    expect(await usbSeen(tree.devices)).toBe(before)
    expect(await usbSeen('/nowhere')).toBe('')
  })

  test('one that goes away while it is read is left out', async () => {
    await using tree = await makeUsbTree()
    await tree.dangle('1-7')
    expect(await listUsbSysfs(tree.devices)).toEqual([])
  })
})

describe('systems other than Linux', () => {
  const listed = {
    bus: '2',
    ports: [1, 4],
    vendorId: 0x403,
    productId: 0x6001,
    deviceClass: 0,
    productName: 'FT232R',
    manufacturerName: null,
    configurations: [{ interfaces: [{ alternates: [{ interfaceClass: 0xff }] }] }],
  }

  test('ports belong to the device with the same ids', async () => {
    const ports = [{ path: 'COM3', vendorId: '0403', productId: '6001' }, { path: 'COM1' }]
    const serial = { ...noPorts, list: async () => ports }
    const bus = createUsbBus({ serial, platform: 'win32', listed: async () => [listed] })
    const expected: Partial<UsbDevice> = { place: '2-1.4', vendorId: '0403', product: 'FT232R', ports: ['COM3'] }
    expect(await bus.list(never)).toMatchObject([expected])
  })

  test('without its native part nothing is told, which is said once', async () => {
    const said: unknown[] = []
    const listing = () => Promise.reject(new Error('no prebuild for this system'))
    const log = { info: (event: string) => said.push(event) }
    const bus = createUsbBus({ serial: noPorts, platform: 'darwin', listed: listing, log })
    expect([await bus.list(never), await bus.list(never)]).toEqual([[], []])
    expect(said).toEqual(['nothing is told of USB'])
  })
})
