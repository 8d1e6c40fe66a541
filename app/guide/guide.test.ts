/** One device from the box to proof, as a page would see it. */
import { describe, expect, it } from 'vitest'
import {
  at,
  begin,
  clock,
  fleet,
  freshEachTime,
  guide,
  plug,
  putOnUsb,
  say,
  sensor,
  serialOf,
  until,
} from '../../tests/fakes/led.ts'
import type { UsbDevice } from '../outside.ts'

freshEachTime()

describe('from the box to proof', () => {
  it('chosen by hand: prepare, connect, check, activate, done', async () => {
    begin()
    expect(guide.view()).toMatchObject({ step: 'choose', recognised: false, steps: [] })
    await say('guide-choose', { profile: 'tracker' })
    expect(guide.view().step).toBe('choose')
    await say('guide-next')
    expect(guide.view()).toMatchObject({ step: 'prepare', at: 0, profile: 'tracker' })
    await say('guide-next')
    expect(guide.view()).toMatchObject({ step: 'connect', at: 1 })
    await plug()
    const check = await at('check')
    expect(check.activation?.phase).toMatchObject({ state: 'confirming', identity: { serial_number: serialOf(0) } })
    await say('guide-matches')
    const done = await at('done')
    expect(done.activation?.phase).toMatchObject({ state: 'done', outcome: 'taken' })
  })

  it('a device that says which it is skips choose and prepare', async () => {
    begin()
    await at('choose')
    await plug()
    expect(await at('check')).toMatchObject({ profile: 'tracker', recognised: true })
  })

  it('steps that come after the port are the person’s, and nothing is asked before they are done', async () => {
    begin()
    await say('guide-choose', { profile: 'sensor' })
    await say('guide-next')
    await say('guide-next')
    await plug(sensor)
    const after = await until((view) => view.step === 'prepare' && view.at === 2)
    expect(after.activation).toBeUndefined()
    await say('guide-next')
    await at('check')
  })

  it('the next device of the same kind begins at its first step, and the one still plugged in is not taken again', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-matches')
    await at('done')
    await say('guide-next-device')
    expect(guide.view()).toMatchObject({ step: 'prepare', at: 0, profile: 'tracker' })
    await say('guide-next')
    expect(guide.view()).toMatchObject({ step: 'connect', usb: [{ what: 'fits' }] })
    await plug()
    expect((await at('check')).activation?.phase).toMatchObject({ identity: { serial_number: serialOf(1) } })
  })

  it('pulled out after the end, the result stays; the next one plugged in goes straight on', async () => {
    begin()
    const first = await plug()
    await at('check')
    await say('guide-matches')
    await at('done')
    first.unplug()
    await until(({ usb }) => usb.length === 0)
    expect(guide.view().step).toBe('done')
    await plug()
    expect((await at('check')).activation?.phase).toMatchObject({ identity: { serial_number: serialOf(1) } })
  })
})

describe('which device is meant', () => {
  it('what was there before is left alone until a person says so', async () => {
    await plug()
    begin()
    expect(await until(({ usb }) => usb.length === 1)).toMatchObject({ step: 'choose', usb: [{ what: 'before' }] })
    await say('guide-use', { port: guide.view().usb[0]?.port })
    await at('check')
  })

  it('one of the chosen kind that was there before is taken when connect is reached', async () => {
    await plug()
    begin()
    await until(({ usb }) => usb.length === 1)
    await say('guide-choose', { profile: 'tracker' })
    await say('guide-next')
    await say('guide-next')
    await at('check')
  })

  it('a chip that many have is not taken if it was there before', async () => {
    await plug(sensor)
    begin()
    await until(({ usb }) => usb.length === 1)
    await say('guide-choose', { profile: 'sensor' })
    await say('guide-next')
    await say('guide-next')
    expect(guide.view()).toMatchObject({ step: 'connect', usb: [{ what: 'fits' }] })
  })

  it('after five seconds of nothing the likely reasons are shown, and go when something comes', async () => {
    begin()
    await say('guide-choose', { profile: 'tracker' })
    await say('guide-next')
    await say('guide-next')
    const view = await until(({ reason }) => reason !== undefined)
    expect(view.reason).toBe('cable')
    expect(clock.monotonic()).toBeGreaterThanOrEqual(5000)
    await say('guide-reason', { reason: 'power' })
    expect(guide.view().reason).toBe('power')
    await plug()
    expect((await at('check')).reason).toBeUndefined()
  })
})

describe('on USB', () => {
  const adapter: UsbDevice = {
    place: '1-2',
    vendorId: '1a86',
    productId: '7523',
    kind: 'other',
    drivers: [],
    ports: [],
  }

  it('what the system makes no port of is named, and the driver is the reason', async () => {
    begin()
    await say('guide-choose', { profile: 'tracker' })
    await say('guide-next')
    await say('guide-next')
    await clock.sleep(1000, new AbortController().signal)
    putOnUsb(adapter)
    const view = await until(({ reason }) => reason !== undefined)
    expect(view).toMatchObject({ reason: 'driver', usb: [{ what: 'no-port', vendorId: '1a86', productId: '7523' }] })
  })

  it('what was there before the guide began is left alone, port or not', async () => {
    putOnUsb(adapter)
    begin()
    expect(await until(({ usb }) => usb.length > 0)).toMatchObject({ usb: [{ what: 'before' }] })
  })

  it('a keyboard that comes makes nobody look for a driver', async () => {
    begin()
    await say('guide-choose', { profile: 'tracker' })
    await say('guide-next')
    await say('guide-next')
    putOnUsb({ ...adapter, kind: 'input' })
    expect(await until(({ reason }) => reason !== undefined)).toMatchObject({ reason: 'cable', usb: [{ what: 'new' }] })
  })
})

describe('unplugging goes back one step', () => {
  it('at check: to connect, with the same kind of device', async () => {
    begin()
    const device = await plug()
    await at('check')
    device.unplug()
    expect(await at('connect')).toMatchObject({ profile: 'tracker' })
    expect(guide.view().activation).toBeUndefined()
    fleet.replug('d1').catch(() => undefined)
    await at('check')
  })

  it('while steps after the port are shown: to connect', async () => {
    begin()
    await say('guide-choose', { profile: 'sensor' })
    await say('guide-next')
    await say('guide-next')
    const device = await plug(sensor)
    await at('prepare')
    device.unplug()
    await at('connect')
  })

  it('while it is taken: nothing ends', async () => {
    begin()
    const device = await plug()
    await at('check')
    await say('guide-matches')
    await at('activate')
    device.unplug()
    await at('done')
  })
})
