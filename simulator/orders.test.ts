import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Clock } from '../app/outside.ts'
import { parseFault } from './faults.ts'
import { createFleet, type Fleet } from './fleet.ts'
import { obey } from './orders.ts'

/** No device here gets as far as to wait. */
const clock: Clock = { now: () => new Date(0), monotonic: () => 0, sleep: () => new Promise(() => undefined) }
let fleet: Fleet
beforeEach(async () => {
  fleet = createFleet({ terminals: 'memory', clock })
  await fleet.plug()
  await fleet.plug()
})
afterEach(() => fleet[Symbol.dispose]())

const paths = () => fleet.members.map(({ port }) => port?.path)

test('a device is pulled out and plugged in again by its name', async () => {
  const [, second] = paths()
  await obey(fleet, 'unplug d1')
  expect(paths()).toEqual([undefined, second])
  await obey(fleet, ' plug  d1 ')
  expect(paths()).toEqual([expect.any(String), second])
})

test('plug alone brings one more', async () => {
  await obey(fleet, 'plug')
  expect(fleet.members.map(({ name }) => name)).toEqual(['d1', 'd2', 'd3'])
})

test('faults come and go while it is plugged in', async () => {
  await obey(fleet, 'fault d2 slow=500 echo')
  expect(fleet.members[1]?.device.faults).toEqual([{ kind: 'slow', ms: 500 }, { kind: 'echo' }])
  await obey(fleet, 'fault d2')
  expect(fleet.members[1]?.device.faults).toEqual([])
})

test('two devices change places, and their places stay', async () => {
  const before = paths()
  await obey(fleet, 'swap d1 d2')
  expect(paths()).toEqual(before.toReversed())
})

test.each(['', 'unplug', 'unplug d9', 'swap d1', 'fault d1 tired', 'plug d7', 'sing'])(
  '"%s" is refused',
  async (line) => {
    await expect(obey(fleet, line)).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  },
)

test('a fault is for all, or for one device, with its parameter', () => {
  expect(parseFault('silent')).toEqual({ device: undefined, fault: { kind: 'silent' } })
  expect(parseFault('d2:slow=250')).toEqual({ device: 'd2', fault: { kind: 'slow', ms: 250 } })
  expect(parseFault('unplug=answered-again').fault).toEqual({ kind: 'unplug', at: 'answered-again' })
})

test.each(['', 'silent=3', 'slow=long', 'slow=-1', 'unplug=later', 'd1:', 'toString'])(
  'the fault "%s" is none',
  (text) => {
    expect(() => parseFault(text)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
  },
)
