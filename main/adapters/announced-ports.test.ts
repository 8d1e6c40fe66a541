import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ActivatorError } from '../../app/errors.ts'
import type { PortInfo, SerialBus } from '../../app/outside.ts'
import { announce } from '../../simulator/announcement.ts'
import { createFleet, type Fleet } from '../../simulator/fleet.ts'
import { withAnnouncedPorts, withFleet } from './announced-ports.ts'
import { systemClock } from './clock.ts'

const never = new AbortController().signal
const settings = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, dtr: 'leave', rts: 'leave' } as const

test('what a simulator announces is listed beside the real ports, and not any more when it ends', async () => {
  const folder = await sharedFolder()
  const fleet = fleetInMemory()
  const bus = withAnnouncedPorts(realBus(), folder)
  await expect(paths(bus)).resolves.toEqual(['/dev/real'])
  const announcement = announce(fleet, folder)
  const { port } = await fleet.plug()
  await expect(bus.list(never)).resolves.toEqual([{ path: '/dev/real' }, port])
  announcement[Symbol.dispose]()
  await expect(paths(bus)).resolves.toEqual(['/dev/real'])
  await expect(readdir(folder)).resolves.toEqual([])
})

test('who waits for changes is told of a device plugged in and of one pulled out', async () => {
  const folder = await sharedFolder()
  const fleet = fleetInMemory()
  using _announced = announce(fleet, folder)
  const bus = withAnnouncedPorts(realBus(), folder)
  await bus.list(never)
  const plugged = nextChange(bus)
  const { unplug } = await fleet.plug()
  await plugged
  await expect(paths(bus)).resolves.toHaveLength(2)
  const unplugged = nextChange(bus)
  unplug()
  await unplugged
  await expect(paths(bus)).resolves.toHaveLength(1)
})

test('one who lists does not take the news from one who waits', async () => {
  const folder = await sharedFolder()
  const fleet = fleetInMemory()
  using _announced = announce(fleet, folder)
  const bus = withAnnouncedPorts(realBus(), folder)
  await bus.list(never)
  const told = nextChange(bus)
  await fleet.plug()
  await bus.list(never)
  await told
})

test('a simulator that was killed announces nothing, and what it left is taken away', async () => {
  const folder = await sharedFolder()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  await writeFile(join(folder, `${pid}.json`), JSON.stringify({ pid, ports: [{ path: '/dev/pts/1' }] }))
  await expect(paths(withAnnouncedPorts(realBus(), folder))).resolves.toEqual(['/dev/real'])
  await expect(readdir(folder)).resolves.toEqual([])
})

test('one that has not been heard of for long is none, though its process id is in use again', async () => {
  const folder = await sharedFolder()
  const file = join(folder, 'old.json')
  await writeFile(file, JSON.stringify({ pid: process.pid, ports: [{ path: '/dev/pts/1' }] }))
  await utimes(file, new Date(0), new Date(0))
  await expect(paths(withAnnouncedPorts(realBus(), folder))).resolves.toEqual(['/dev/real'])
})

test.each([
  ['is no JSON', '{"pid":'],
  ['has another shape', '{"pid":1,"ports":"all"}'],
  ['names a port without a path', '{"pid":1,"ports":[{"place":"simulated-1"}]}'],
  ['is far too large', JSON.stringify({ pid: process.pid, ports: [], filler: 'x'.repeat(2 ** 20) })],
])('a file that %s announces nothing', async (_story, text) => {
  const folder = await sharedFolder()
  await writeFile(join(folder, 'file.json'), text)
  await expect(paths(withAnnouncedPorts(realBus(), folder))).resolves.toEqual(['/dev/real'])
})

test('a path that the system lists is the system’s', async () => {
  const folder = await sharedFolder()
  const ports = [{ path: '/dev/real', vendorId: '1209', productId: '0001' }]
  await writeFile(join(folder, 'file.json'), JSON.stringify({ pid: process.pid, ports }))
  await expect(withAnnouncedPorts(realBus(), folder).list(never)).resolves.toEqual([{ path: '/dev/real' }])
})

test('simulated ports are there where the system gives no list; without any its failure stands', async () => {
  const fleet = fleetInMemory()
  const bus = withFleet(realBus(new ActivatorError('PORT_LIST_UNAVAILABLE', { reason: 'none' })), fleet)
  await expect(bus.list(never)).rejects.toMatchObject({ code: 'PORT_LIST_UNAVAILABLE' })
  const { port } = await fleet.plug()
  await expect(bus.list(never)).resolves.toEqual([port])
})

test('a fleet in memory opens its own ports, and leaves all others to the bus', async () => {
  const fleet = fleetInMemory()
  const { port } = await fleet.plug()
  const bus = withFleet(realBus(), fleet)
  await using link = await bus.open(port.path, settings, never)
  expect(link.path).toBe(port.path)
  await expect(bus.open('/dev/real', settings, never)).rejects.toMatchObject({ code: 'PORT_BUSY' })
})

/** One port, which somebody else has open. */
function realBus(failure?: ActivatorError): SerialBus {
  const ports: readonly PortInfo[] = [{ path: '/dev/real' }]
  return {
    list: () => (failure ? Promise.reject(failure) : Promise.resolve(ports)),
    onChange: () => ({ [Symbol.dispose]: () => undefined }),
    open: (port) => Promise.reject(new ActivatorError('PORT_BUSY', { port })),
  }
}

function fleetInMemory(): Fleet {
  const fleet = createFleet({ terminals: 'memory', clock: systemClock })
  onTestFinished(() => fleet[Symbol.dispose]())
  return fleet
}

async function sharedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'simulated-ports-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const paths = async (bus: SerialBus) => (await bus.list(never)).map(({ path }) => path)

function nextChange(bus: SerialBus): Promise<void> {
  return new Promise((resolve) => {
    const waiting = bus.onChange(() => {
      waiting[Symbol.dispose]()
      resolve()
    })
  })
}
