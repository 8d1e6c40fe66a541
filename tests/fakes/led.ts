/** The guide over a real desk and station, on simulated ports and a scripted service: what its stories are told with. */
import { afterEach, beforeEach } from 'vitest'
import { Station } from '../../app/activation/station.ts'
import type { GuideView } from '../../app/api/guide.ts'
import type { Command } from '../../app/api.ts'
import { Desk } from '../../app/desk.ts'
import { profileSchema } from '../../app/device/profile.ts'
import { Guide } from '../../app/guide/guide.ts'
import { follow } from '../../app/handlers.ts'
import type { SerialBus, UsbBus, UsbDevice } from '../../app/outside.ts'
import { createFleet, type Fleet } from '../../simulator/fleet.ts'
import { rememberedManagers } from '../crash/world.ts'
import { RecordingJournal } from './recording-journal.ts'
import { ScriptedService } from './scripted-service.ts'
import { VirtualClock } from './virtual-clock.ts'

const words = (en: string) => ({ en, de: en, fr: en })
const speaks = {
  serial: { settleMs: 0 },
  ask: { send: ['{"req":"identify"}'], terminator: '\\n', timeoutMs: 500, attempts: 1 },
  answer: { kind: 'json', serial_number: '/serial_number', device_name: '/device_name' },
}
export const tracker = profileSchema.parse({
  ...speaks,
  id: 'tracker',
  name: words('Tracker'),
  usb: [{ vendorId: '1209', productId: '0001' }],
  guide: [{ text: words('Hold the button') }, { text: words('Plug it in'), wait: 'port' }],
})
export const sensor = profileSchema.parse({
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

export let clock: VirtualClock
export let fleet: Fleet
export let service: ScriptedService
let desk: Desk
export let guide: Guide
export let tried: number
let told: Set<() => void>

/** Of each test: nothing is left over from the one before. */
export function freshEachTime(): void {
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
}

export function begin() {
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
let onUsb: readonly UsbDevice[] = []
let usbChanged: () => void = () => undefined
/** From now on this is plugged in. */
export function putOnUsb(...devices: readonly UsbDevice[]): void {
  onUsb = devices
  usbChanged()
}
const usbOf = (bus: SerialBus): UsbBus => ({
  list: async () => onUsb,
  onChange(callback) {
    usbChanged = callback
    return bus.onChange(callback)
  },
})

export async function until(so: (view: GuideView) => boolean): Promise<GuideView> {
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
export const at = (step: GuideView['step']) => until((view) => view.step === step)
export const failed = () => until(({ activation }) => activation?.phase.state === 'failed')
type GuideCommand = Extract<Command, { command: `guide-${string}` }>
export const say = (command: GuideCommand['command'], more: object = {}) =>
  // The names and what goes with them stand side by side in each call here.
  follow(guide.commands, { command, ...more } as GuideCommand)
export const plug = (profile = tracker, more = {}) => fleet.plug({ profile, ...more })
export const posts = () => service.asked.filter(({ call }) => call === 'POST')
export const serialOf = (index: number) => fleet.members[index]?.device.identity.serial_number ?? ''
