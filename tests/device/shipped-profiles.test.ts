import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import { profileJsonSchema } from '../../app/device/profile.ts'
import { profilesFor } from '../../app/device/profiles.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'
import { createFleet } from '../../simulator/fleet.ts'
import { shipped, shippedIds } from './shipped.ts'

test('the families the app comes with', () => {
  expect(shippedIds.toSorted()).toEqual([
    'at-modem',
    'battery-sensor',
    'json-line',
    'nmea',
    'scpi',
    'shell',
    'usb-descriptor',
    'vest-tracker',
    'wall-gateway',
  ])
})

test.each(shippedIds)('%s is called by its folder, is guided, and is asked on ports of its own only', (id) => {
  const profile = shipped(id)
  expect(profile.id).toBe(id)
  expect(profile.guide.length).toBeGreaterThan(0)
  expect(profile.guide.some(({ wait }) => wait === 'port')).toBe(true)
  for (const { vendorId, productId } of profile.usb.filter(({ generic }) => !generic)) {
    const asked = profilesFor({ path: 'p', vendorId, productId }, shippedIds.map(shipped))
    expect(asked.map((one) => one.id)).toEqual([id])
  }
})

test('the published schema is the one that is used', () => {
  const file = new URL('../../resources/device-profiles/profile.schema.json', import.meta.url)
  const published: unknown = JSON.parse(readFileSync(file, 'utf8'))
  expect(published, 'run: node main/build/profile-schema.ts').toEqual(profileJsonSchema())
})

describe.runIf(process.platform !== 'win32')('over a real port', () => {
  const byQuestion = shippedIds.filter((id) => id !== 'usb-descriptor')

  test.each(byQuestion)('%s says who it is, twice, and leaves nothing open', async (id) => {
    const known = { serial_number: '000042', device_name: 'a1b2c3d4e5f6' }
    using fleet = createFleet({ terminals: 'pseudo', clock: systemClock })
    const profile = shipped(id)
    const device = await fleet.plug({ ...known, profile })
    const bus = createSerialBus()
    const signal = AbortSignal.timeout(20_000)
    for (const _time of [1, 2]) {
      const { identity } = await identify({ bus, clock: systemClock }, device.port, [profile], signal)
      expect(identity).toEqual(known)
    }
  })

  test('sixty-four at once, each told apart', async () => {
    using fleet = createFleet({ terminals: 'pseudo', clock: systemClock })
    const devices = await Promise.all(Array.from({ length: 64 }, () => fleet.plug()))
    const bus = createSerialBus()
    const signal = AbortSignal.timeout(20_000)
    const found = await Promise.all(
      devices.map(({ port }) => identify({ bus, clock: systemClock }, port, [shipped('json-line')], signal)),
    )
    expect(found.map(({ identity }) => identity)).toEqual(devices.map(({ device }) => device.identity))
  })
})
