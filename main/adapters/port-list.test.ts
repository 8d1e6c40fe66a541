import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPortList, type Listed, oneAtATime } from './port-list.ts'
import { listSysfs, ttysSeen } from './sysfs.ts'

const listed = (port: Partial<Listed> & { path: string }): Listed => ({
  manufacturer: undefined,
  serialNumber: undefined,
  pnpId: undefined,
  locationId: undefined,
  vendorId: undefined,
  productId: undefined,
  ...port,
})

test('vendor and product ids are four lower-case hex digits, however the system writes them', async () => {
  const ids = ['0403', '0X403', '0x0403', '2E8A', 'a', undefined, '', 'none']
  const list = createPortList({
    platform: 'win32',
    system: async () => ids.map((id, index) => listed({ path: `COM${index}`, vendorId: id, productId: id })),
  })
  const found = (await list()).map(({ vendorId, productId }) => [vendorId, productId])
  const wanted = ['0403', '0403', '0403', '2e8a', '000a', undefined, undefined, undefined]
  expect(found).toEqual(wanted.map((id) => [id, id]))
})

test('on macOS ports are called by the name that does not wait for a carrier', async () => {
  const system = async () => [listed({ path: '/dev/tty.usbserial-1420', locationId: '14200000' })]
  const [port] = await createPortList({ platform: 'darwin', system })()
  expect(port).toMatchObject({ path: '/dev/cu.usbserial-1420', place: '14200000' })
})

test('on Windows a port of a composite device says which one it is', async () => {
  const system = async () => [listed({ path: 'COM7', pnpId: 'USB\\VID_1209&PID_0001&MI_02\\7&1A2B' })]
  expect(await createPortList({ platform: 'win32', system })()).toMatchObject([{ path: 'COM7', interface: '02' }])
})

test.runIf(process.platform === 'linux')(
  'on Linux a USB port that the kernel does not know any more is left out',
  async () => {
    const system = async () => [listed({ path: '/dev/ttyUSB999', vendorId: '0403' }), listed({ path: '/dev/ttyS999' })]
    expect((await createPortList({ platform: 'linux', system })()).map(({ path }) => path)).toEqual(['/dev/ttyS999'])
  },
)

const noUdev = async () => {
  throw Object.assign(new Error('spawn udevadm ENOENT'), { code: 'ENOENT' })
}

test('on Linux without udevadm the kernel is asked, and that is said once', async () => {
  const said: unknown[] = []
  const sysfs = async () => [{ path: '/dev/ttyUSB0', place: '1-2:1.0' }]
  const log = { warn: (...words: unknown[]) => said.push(words) }
  const list = createPortList({ platform: 'linux', system: noUdev, sysfs, log })
  expect([await list(), await list()].flat()).toEqual([
    { path: '/dev/ttyUSB0', place: '1-2:1.0' },
    { path: '/dev/ttyUSB0', place: '1-2:1.0' },
  ])
  expect(said).toEqual([['ports listed from sysfs', { reason: 'spawn udevadm ENOENT' }]])
})

test('where nothing gives a list the reason is told', async () => {
  const code = 'PORT_LIST_UNAVAILABLE'
  const params = { reason: 'spawn udevadm ENOENT' }
  const sysfs = () => Promise.reject(new Error('no /sys'))
  await expect(createPortList({ platform: 'linux', system: noUdev, sysfs })()).rejects.toMatchObject({ code, params })
  await expect(createPortList({ platform: 'win32', system: noUdev })()).rejects.toMatchObject({ code, params })
})

test('one list at a time, and who asks after a change gets one that began after it', async () => {
  const begun: ((ports: string) => void)[] = []
  const list = oneAtATime(() => new Promise<string>((resolve) => begun.push(resolve)))
  const first = list()
  const [second, third] = [list(), list()]
  expect(begun.length).toBe(1)
  begun[0]?.('before the change')
  expect(await first).toBe('before the change')
  await Promise.resolve()
  expect(begun.length).toBe(2)
  begun[1]?.('after it')
  expect(await Promise.all([second, third])).toEqual(['after it', 'after it'])
})

test('a list that failed is told to those who asked for it, and to no others', async () => {
  const answers = [() => Promise.reject(new Error('first')), async () => 'second']
  const list = oneAtATime(() => (answers.shift() ?? (async () => 'more'))())
  const [first, second] = await Promise.allSettled([list(), list()])
  expect([first.status, second]).toEqual(['rejected', { status: 'fulfilled', value: 'second' }])
})

describe('ports in sysfs', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sysfs-'))
    await mkdir(join(root, 'class'))
    await plug('ttyUSB0', '1-2.3')
    await mkdir(join(root, 'class/tty3'))
    await mkdir(join(root, 'class/ttyS0'))
  })
  afterEach(() => rm(root, { recursive: true }))

  async function plug(name: string, socket: string): Promise<void> {
    const device = join(root, 'devices/usb1', socket)
    const tty = join(device, `${socket}:1.0`, name)
    await mkdir(tty, { recursive: true })
    const says = { idVendor: '0403', idProduct: '6001', manufacturer: 'FTDI', product: 'FT232R USB UART', serial: 'A5' }
    for (const [file, text] of Object.entries(says)) await writeFile(join(device, file), `${text}\n`)
    await writeFile(join(device, `${socket}:1.0`, 'bInterfaceNumber'), '00\n')
    await mkdir(join(root, 'class', name))
    await symlink(tty, join(root, 'class', name, 'device'))
  }

  test('a USB port is known by its socket, with what its device says of itself', async () => {
    expect(await listSysfs(join(root, 'class'))).toEqual([
      {
        path: '/dev/ttyUSB0',
        place: '1-2.3:1.0',
        vendorId: '0403',
        productId: '6001',
        manufacturer: 'FTDI',
        product: 'FT232R USB UART',
        usbSerialNumber: 'A5',
        interface: '00',
      },
    ])
  })

  test('another device under the same name in another socket is a change; a look is none', async () => {
    const tty = join(root, 'class')
    const before = await ttysSeen(tty)
    expect(await ttysSeen(tty)).toBe(before)
    await rm(join(tty, 'ttyUSB0'), { recursive: true })
    await plug('ttyUSB0', '1-4')
    expect(await ttysSeen(tty)).not.toBe(before)
  })
})
