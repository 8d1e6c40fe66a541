/** One device from the box to proof, as a page would see it: the guide over a real desk and station, on simulated ports. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFleet, type Fleet } from '../../simulator/fleet.ts'
import { rememberedManagers } from '../../tests/crash/world.ts'
import { RecordingJournal } from '../../tests/fakes/recording-journal.ts'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import { Station } from '../activation/station.ts'
import type { GuideView } from '../api/guide.ts'
import type { Command } from '../api.ts'
import { Desk } from '../desk.ts'
import { profileSchema } from '../device/profile.ts'
import { ActivatorError } from '../errors.ts'
import { follow } from '../handlers.ts'
import type { SerialBus, UsbBus, UsbDevice } from '../outside.ts'
import { Guide } from './guide.ts'

const words = (en: string) => ({ en, de: en, fr: en })
const speaks = {
  serial: { settleMs: 0 },
  ask: { send: ['{"req":"identify"}'], terminator: '\\n', timeoutMs: 500, attempts: 1 },
  answer: { kind: 'json', serial_number: '/serial_number', device_name: '/device_name' },
}
const tracker = profileSchema.parse({
  ...speaks,
  id: 'tracker',
  name: words('Tracker'),
  usb: [{ vendorId: '1209', productId: '0001' }],
  guide: [{ text: words('Hold the button') }, { text: words('Plug it in'), wait: 'port' }],
})
const sensor = profileSchema.parse({
  ...speaks,
  id: 'sensor',
  name: words('Sensor'),
  usb: [{ vendorId: '0403', productId: '6001', generic: true }],
  guide: [
    { text: words('Open the lid') },
    { text: words('Plug it in'), wait: 'port' },
    { text: words('Press the button for 3 s') },
  ],
})

let clock: VirtualClock
let fleet: Fleet
let service: ScriptedService
let desk: Desk
let guide: Guide
let tried: number
let told: Set<() => void>

beforeEach(() => {
  clock = new VirtualClock()
  fleet = createFleet({ terminals: 'memory', clock, seed: 'guide' })
  service = new ScriptedService()
  onUsb = []
})
afterEach(async () => {
  await guide[Symbol.asyncDispose]()
  await desk[Symbol.asyncDispose]()
  fleet[Symbol.dispose]()
})

function begin() {
  const { bus } = fleet
  if (bus === undefined) throw new Error('a fleet in memory has a bus')
  const station = new Station({
    bus,
    clock,
    journal: new RecordingJournal(),
    access: service.access(),
    managers: rememberedManagers(),
    uuid: () => crypto.randomUUID(),
  })
  told = new Set()
  const changed = () => {
    for (const tell of [...told]) tell()
  }
  const profiles = () => [tracker, sensor]
  const log = { info: () => undefined, warn: () => undefined }
  desk = new Desk({ bus, station, clock, log, profiles, isSimulated: () => true }, changed)
  tried = 0
  const tryNow = () => {
    tried += 1
  }
  guide = new Guide({ desk, usb: usbOf(bus), clock, profiles, tryNow }, changed)
}

/** What the simulated ports are made of, and what is plugged in besides. */
let onUsb: readonly UsbDevice[]
let usbChanged: () => void
const usbOf = (bus: SerialBus): UsbBus => ({
  list: async () => onUsb,
  onChange(callback) {
    usbChanged = callback
    return bus.onChange(callback)
  },
})

async function until(so: (view: GuideView) => boolean): Promise<GuideView> {
  for (;;) {
    const view = guide.view()
    if (so(view)) return view
    await new Promise<void>((resolve) => {
      const tell = () => {
        told.delete(tell)
        resolve()
      }
      told.add(tell)
    })
  }
}
const at = (step: GuideView['step']) => until((view) => view.step === step)
const failed = () => until(({ activation }) => activation?.phase.state === 'failed')
type GuideCommand = Extract<Command, { command: `guide-${string}` }>
const say = (command: GuideCommand['command'], more: object = {}) =>
  // The names and what goes with them stand side by side in each call here.
  follow(guide.commands, { command, ...more } as GuideCommand)
const plug = (profile = tracker, more = {}) => fleet.plug({ profile, ...more })
const posts = () => service.asked.filter(({ call }) => call === 'POST')
const serialOf = (index: number) => fleet.members[index]?.device.identity.serial_number ?? ''

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
    onUsb = [adapter]
    usbChanged()
    const view = await until(({ reason }) => reason !== undefined)
    expect(view).toMatchObject({ reason: 'driver', usb: [{ what: 'no-port', vendorId: '1a86', productId: '7523' }] })
  })

  it('what was there before the guide began is left alone, port or not', async () => {
    onUsb = [adapter]
    begin()
    expect(await until(({ usb }) => usb.length > 0)).toMatchObject({ usb: [{ what: 'before' }] })
  })

  it('a keyboard that comes makes nobody look for a driver', async () => {
    begin()
    await say('guide-choose', { profile: 'tracker' })
    await say('guide-next')
    await say('guide-next')
    onUsb = [{ ...adapter, kind: 'input' }]
    usbChanged()
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

describe('the label', () => {
  it('typed whole, or its last four: goes on', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-label', { text: serialOf(0).slice(-4), by: 'typed' })
    await at('done')
  })

  it('four digits from a scanner are a whole label, not the end of one', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-label', { text: serialOf(0).slice(-4), by: 'scan' })
    expect((await failed()).activation?.phase).toMatchObject({ failure: { code: 'LABEL_MISMATCH' } })
  })

  it('another one ends it before anything is sent, and once more begins anew', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-label', { text: 'S/N:999999', by: 'scan' })
    const view = await failed()
    expect(view.step).toBe('check')
    expect(view.activation?.phase).toMatchObject({
      owned: 'no',
      failure: { code: 'LABEL_MISMATCH', params: { source: 'label', expected: '999999', found: serialOf(0) } },
    })
    expect(posts()).toEqual([])
    await say('guide-retry')
    await until(({ activation }) => activation?.phase.state === 'confirming')
  })

  it('scanned ahead, it is compared by itself', async () => {
    begin()
    const { device } = await plug()
    const { serial_number } = device.identity
    await say('guide-label', { text: serial_number, by: 'scan' })
    await at('done')
  })

  it('"it is different" says so, and not that it was stopped', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-differs')
    expect((await failed()).activation?.phase).toMatchObject({ failure: { code: 'LABEL_MISMATCH' } })
  })
})

describe('back and cancel', () => {
  it('back from check gives up what was begun; the device is left alone until it is asked for', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-back')
    expect(guide.view()).toMatchObject({ step: 'connect', usb: [{ what: 'fits' }] })
    await say('guide-use', { port: guide.view().usb[0]?.port })
    await at('check')
    expect(posts()).toEqual([])
  })

  it('back goes through the steps to choose', async () => {
    begin()
    await say('guide-choose', { profile: 'tracker' })
    await say('guide-next')
    await say('guide-next')
    await say('guide-back')
    expect(guide.view()).toMatchObject({ step: 'prepare', at: 0 })
    await say('guide-back')
    expect(guide.view()).toMatchObject({ step: 'choose', profile: 'tracker' })
  })

  it('once it is being taken there is no way back, and cancelling ends in sight', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-matches')
    await at('activate')
    await expect(say('guide-back')).rejects.toBeInstanceOf(ActivatorError)
    await say('guide-cancel')
    const { activation } = await until((view) => ['done', 'failed'].includes(view.activation?.phase.state ?? ''))
    expect(activation).toBeDefined()
  })

  it('what waits can be told to try now', async () => {
    begin()
    await say('guide-try-now')
    expect(tried).toBe(1)
  })
})
