import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import { profileJsonSchema } from '../../app/device/profile.ts'
import { profilesFor } from '../../app/device/profiles.ts'
import type { Recorder } from '../../app/device/recording.ts'
import type { SerialBus, SerialSettings } from '../../app/outside.ts'
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

  /** What goes over the wire, and how it was opened. */
  async function overheard(id: string) {
    using fleet = createFleet({ terminals: 'pseudo', clock: systemClock })
    const device = await fleet.plug({ serial_number: '000042', device_name: 'Unit 42', profile: shipped(id) })
    const serial = createSerialBus()
    const opened: SerialSettings[] = []
    const bus: SerialBus = {
      list: (signal) => serial.list(signal),
      onChange: (callback) => serial.onChange(callback),
      open(path, settings, signal) {
        opened.push(settings)
        return serial.open(path, settings, signal)
      },
    }
    const said = { tx: '', rx: '' }
    const record: Recorder = (_port, way, bytes) => {
      said[way] += Buffer.from(bytes).toString('latin1')
    }
    await identify({ bus, clock: systemClock, record }, device.port, [shipped(id)], AbortSignal.timeout(20_000))
    return { ...said, settings: opened[0] }
  }

  test('a wall gateway is woken, echoes, and shows its prompt and its values in colours', async () => {
    const { tx, rx, settings } = await overheard('wall-gateway')
    expect(settings).toMatchObject({ baudRate: 115_200 })
    expect(tx.split('\r').slice(0, 2)).toEqual(['', 'identify'])
    expect(rx).toContain('\x1b[1;32m$\x1b[0m')
    expect(rx).toContain('identify')
    expect(rx).toContain('000042\x1b[0m\r\n')
  })

  test('a battery sensor is spoken to in AT commands at 9600 baud, echoed, with both lines raised', async () => {
    const { tx, rx, settings } = await overheard('battery-sensor')
    expect(settings).toMatchObject({ baudRate: 9600, dtr: 'on', rts: 'on' })
    expect(tx.split('\r').slice(0, 3)).toEqual(['AT', 'AT+CGSN', 'AT+CGMM'])
    expect(rx).toContain('AT+CGSN')
    expect(rx).toContain('\r\n000042\r\n\r\nOK\r\n')
    expect(rx).toContain('\r\nUnit 42\r\n\r\nOK\r\n')
  })

  test('a vest tracker is asked for and answers with one line of JSON', async () => {
    const { tx, rx } = await overheard('vest-tracker')
    expect(tx).toContain('{"req":"identify"}\n')
    expect(rx).toMatch(/^\{.*"serial_number":"000042".*\}\r?$/m)
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
