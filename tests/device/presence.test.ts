/** A cable that stays and devices that change: what answers is plugged in. */
import { expect, test } from 'vitest'
import type { Profile } from '../../app/device/profile.ts'
import type { PortEvent } from '../../app/device/watch.ts'
import { watchDevices } from '../../app/device/watch-devices.ts'
import type { PortInfo } from '../../app/outside.ts'
import { createFleet } from '../../simulator/fleet.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { shipped } from './shipped.ts'

const json = shipped('json-line')
const fixed: Profile = {
  ...json,
  id: 'fixed-cable',
  presence: 'answer',
  usb: [{ vendorId: '0403', productId: '6001', generic: false }],
  ask: { ...json.ask, timeoutMs: 500 },
}
const never = new AbortController().signal

function scene() {
  const clock = new VirtualClock()
  const fleet = createFleet({ terminals: 'memory', clock })
  const { bus } = fleet
  if (bus === undefined) throw new Error('a fleet in memory has a bus')
  const over = new AbortController()
  const profilesOn = ({ vendorId }: PortInfo) => (vendorId === '0403' ? [fixed] : [json])
  const events = watchDevices({ bus, clock }, profilesOn, over.signal)
  const next = async () => {
    const { value } = await events.next()
    return value === undefined ? 'the end' : `${text(value)} ${Math.round(clock.monotonic() / 1000)} s`
  }
  return { clock, fleet, bus, over, next }
}
const text = ({ kind, port }: PortEvent) => `${kind} ${port.vendorId}`

test('a port of another kind is told at once; behind a fixed cable, what answers', async () => {
  const { clock, fleet, next } = scene()
  await fleet.plug({ profile: fixed, faults: [{ kind: 'silent' }] })
  await fleet.plug({ profile: json })
  expect(await next()).toBe('plugged 1209 0 s')
  await clock.sleep(1000, never)
  fleet.fault('d1', [])
  expect(await next()).toBe('plugged 0403 2 s')
})

test('three silences mean unplugged, not one; what answers again is plugged in again', async () => {
  const { clock, fleet, next } = scene()
  await fleet.plug({ profile: fixed })
  expect(await next()).toBe('plugged 0403 0 s')
  const silent = (ms: number, faults: { kind: 'silent' }[]) =>
    clock.sleep(ms, never).then(() => fleet.fault('d1', faults))
  void silent(1000, [{ kind: 'silent' }])
  void silent(5000, [])
  void silent(7000, [{ kind: 'silent' }])
  expect(await next()).toBe('unplugged 0403 13 s')
  fleet.fault('d1', [])
  expect(await next()).toBe('plugged 0403 14 s')
})

test('another device within one silence is another device', async () => {
  const { fleet, next } = scene()
  await fleet.plug({ profile: fixed })
  await fleet.plug({ profile: fixed, faults: [{ kind: 'silent' }] })
  expect(await next()).toMatch('plugged')
  fleet.fault('d2', [])
  expect(await next()).toMatch('plugged')
  fleet.swap('d1', 'd2')
  expect([await next(), await next()].map((event) => event.split(' ')[0])).toEqual(['unplugged', 'plugged'])
})

test('while somebody has the port open nothing is asked and nothing changes', async () => {
  const { clock, fleet, bus, next } = scene()
  const { port } = await fleet.plug({ profile: fixed })
  expect(await next()).toBe('plugged 0403 0 s')
  await clock.sleep(1000, never)
  const link = await bus.open(port.path, fixed.serial, never)
  fleet.fault('d1', [{ kind: 'silent' }])
  void clock.sleep(20_000, never).then(() => link[Symbol.asyncDispose]())
  expect(await next()).toMatch(/^unplugged 0403 2[5-9] s$/)
})

test('the cable itself is pulled: unplugged at once, if a device was there', async () => {
  const { clock, fleet, next } = scene()
  await fleet.plug({ profile: fixed })
  await fleet.plug({ profile: fixed, faults: [{ kind: 'silent' }] })
  expect(await next()).toBe('plugged 0403 0 s')
  void clock.sleep(300, never).then(() => {
    fleet.unplug('d2')
    fleet.unplug('d1')
  })
  expect(await next()).toBe('unplugged 0403 0 s')
})

test('the signal ends it in the middle of asking, and no port is left open', async () => {
  const { clock, fleet, bus, over, next } = scene()
  const { port } = await fleet.plug({ profile: fixed })
  await next()
  fleet.fault('d1', [{ kind: 'silent' }])
  const ended = next()
  await clock.sleep(2200, never)
  await expect(bus.open(port.path, fixed.serial, never)).rejects.toMatchObject({ code: 'PORT_BUSY' })
  over.abort()
  expect(await ended).toMatch('the end')
  await (await bus.open(port.path, fixed.serial, never))[Symbol.asyncDispose]()
})
