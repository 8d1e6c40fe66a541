/** Every place the guide can stand in, as a core would tell it. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GuideView, UsbSeen } from '../../app/api/guide.ts'
import type { Found, Query, Snapshot } from '../../app/api.ts'
import { readProfiles } from '../../app/device/profiles.ts'
import { type ErrorCode, type ErrorParams, failure } from '../../app/errors.ts'
import { stepsOf } from '../../app/guide/standing.ts'
import { linearPatterns } from '../../main/adapters/linear-patterns.ts'
import { createProfileStore } from '../../main/adapters/profile-store.ts'
import { activation, identity, ownership, signedIn, usb0 } from './scripted-page.ts'

export type Shown = Partial<Snapshot> & { readonly guide: GuideView }

const since = '2026-11-24T13:02:11.204Z'
const ours: UsbSeen = {
  name: 'Nordlicht Vest tracker',
  vendorId: '1209',
  productId: '0001',
  place: '1-2.3',
  port: usb0.path,
  what: 'ours',
}
const keyboard: UsbSeen = { name: 'USB keyboard', vendorId: '046d', productId: 'c31c', place: '1-1', what: 'before' }
const printer: UsbSeen = {
  name: 'Label printer',
  vendorId: '04f9',
  productId: '2061',
  place: '1-4',
  port: '/dev/usb/lp0',
  what: 'before',
}

const shipped = fileURLToPath(new URL('../../resources/device-profiles/', import.meta.url))
const store = createProfileStore({ shipped, added: join(shipped, 'none'), drawn: true })
const { profiles, drawings } = readProfiles(await store.files(new AbortController().signal), linearPatterns)
export const stepsFor = (id: string) => [...stepsOf(profiles.find((profile) => profile.id === id))]

/** What a core answers that asks nobody. */
export function drawingFound(query: Query): Found<'drawing'> {
  if (query.query !== 'drawing') throw new Error(`nobody was to ask for ${query.query}`)
  const drawing = drawings.get(query.profile)?.get(query.name)
  return drawing === undefined ? {} : { drawing }
}

/** As the core tells them. */
const kinds: Snapshot['profiles'] = profiles.map(({ id, name, about, picture }) => ({
  id,
  name,
  ...(about && { text: about }),
  ...(picture !== undefined && { picture }),
  edition: 'first',
}))

function at(guide: Partial<GuideView>, changed: Partial<Snapshot> = {}): Shown {
  const whole: GuideView = {
    step: 'connect',
    since,
    profile: 'vest-tracker',
    recognised: false,
    steps: stepsFor('vest-tracker'),
    at: 1,
    usb: [keyboard, printer],
    ...guide,
  }
  return { ...signedIn, profiles: kinds, ports: [usb0], ...changed, guide: whole }
}

function during(step: GuideView['step'], phase: Parameters<typeof activation>[0]): Shown {
  return at({ step, activation: activation(phase), usb: [ours, keyboard, printer] })
}

export function failing<C extends ErrorCode>(
  step: GuideView['step'],
  code: C,
  params: ErrorParams[C],
  owned: 'no' | 'unknown' | 'yes' = 'no',
): Shown {
  const places = { connect: 'identifying', check: 'confirming', activate: 'taking' } as const
  const place = places[step === 'connect' || step === 'check' ? step : 'activate']
  const known = step === 'connect' ? {} : { identity }
  return during(step, { state: 'failed', at: place, failure: failure(code, params), owned, ...known })
}

function awaiting<C extends 'PORT_BUSY' | 'PORT_PERMISSION'>(code: C, params: ErrorParams[C]): Shown {
  const shown = failing('connect', code, params, 'unknown')
  return { ...shown, guide: shown.guide && { ...shown.guide, awaitsPort: true } }
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
const port = usb0.path

export const guideStates: Readonly<Record<string, () => Shown>> = {
  choose: () => at({ step: 'choose', steps: [], at: 0 }),
  'choose-plain': () => at({ step: 'choose', profile: 'json-line', steps: [], at: 0 }),
  prepare: () => at({ step: 'prepare', profile: 'battery-sensor', steps: stepsFor('battery-sensor') }),
  'connect-waiting': () => at({ since: inSeconds(-3) }),
  'connect-charge-only': () => at({ since: inSeconds(-8), reason: 'cable' }),
  'connect-switched-off': () => at({ since: inSeconds(-18), reason: 'power' }),
  'connect-driver': () => at({ since: inSeconds(-28), reason: 'driver' }),
  'connect-permission': () => at({ since: inSeconds(-38), reason: 'permission' }),
  'connect-no-port': () =>
    at({
      reason: 'cable',
      usb: [
        { name: 'USB Serial', vendorId: '1a86', productId: '7523', place: '1-2', what: 'no-port' },
        { name: '', vendorId: '0403', productId: '6001', place: '1-3', port: '/dev/ttyUSB3', what: 'fits' },
        keyboard,
      ],
    }),
  'connect-fits': () =>
    at({
      usb: [
        { name: '', vendorId: '0403', productId: '6001', place: '1-3', port: '/dev/ttyUSB3', what: 'fits' },
        { name: 'Odd thing', vendorId: '1234', productId: '5678', place: '1-5', what: 'new' },
        keyboard,
      ],
    }),
  'connect-practice': () => at({}, { mode: 'practice', ports: [] }),
  asking: () => during('connect', { state: 'identifying', profile: 'vest-tracker' }),
  'connect-port-held': () => awaiting('PORT_BUSY', { port, holder: 'ModemManager', pid: 812 }),
  'connect-permission-refused': () => awaiting('PORT_PERMISSION', { port, group: 'dialout' }),
  'connect-silent': () => failing('connect', 'DEVICE_SILENT', { port, attempts: 3 }, 'unknown'),
  'connect-garbled': () => failing('connect', 'DEVICE_GARBLED', { port, cap: 'line', bytes: 65536 }, 'unknown'),
  check: () => during('check', { state: 'confirming', identity }),
  'check-mismatch': () =>
    failing('check', 'LABEL_MISMATCH', { source: 'label', expected: '012354', found: '012345' }, 'unknown'),
  'check-differs': () =>
    failing('check', 'LABEL_MISMATCH', { source: 'label', expected: '', found: '012345' }, 'unknown'),
  taking: () => during('activate', { state: 'taking', identity }),
  activate: () => during('activate', { state: 'proving', identity, ownership }),
  'waiting-network': () =>
    during('activate', { state: 'waiting', identity, wait: { for: 'network', until: inSeconds(24) } }),
  'waiting-sign-in': () => during('check', { state: 'waiting', identity, wait: { for: 'sign-in' } }),
  'waiting-rate-limit': () =>
    during('activate', { state: 'waiting', identity, wait: { for: 'rate-limit', until: inSeconds(12) } }),
  done: () => during('done', { state: 'done', outcome: 'taken', identity, ownership }),
  'done-already-yours': () => during('done', { state: 'done', outcome: 'already-yours', identity, ownership }),
  'failed-owned-by-another': () => failing('activate', 'OWNED_BY_OTHER', { serial_number: '012345' }),
  'failed-unknown-device': () => failing('activate', 'DEVICE_UNKNOWN', { serial_number: '012345' }),
  'failed-not-a-manager': () => failing('activate', 'NOT_A_MANAGER', { account: 'anna@nordlicht.example' }),
  'failed-portal': () => failing('activate', 'SERVICE_NONSENSE', { what: 'not-json' }, 'unknown'),
  'failed-certificate': () =>
    failing('activate', 'TLS_UNTRUSTED', {
      service: 'https://api.example/v1/',
      reason: 'date',
      local_time: '2019-01-01T00:00:00Z',
    }),
  'failed-proof': () => failing('activate', 'PROOF_MISMATCH', { field: 'manager' }, 'unknown'),
}

/** As long as the contract lets them be. */
export const longest = {
  identity: { serial_number: 'SN-'.padEnd(64, '0123456789ABCDEF'), device_name: 'n'.padEnd(128, 'a1b2c3d4e5f6') },
} as const
export function longNames(): readonly Shown[] {
  const { identity: long } = longest
  const owned = { ...ownership, device_details: { id: 4711, ...long } }
  return [
    during('check', { state: 'confirming', identity: long }),
    during('activate', { state: 'proving', identity: long, ownership: owned }),
    during('done', { state: 'done', outcome: 'taken', identity: long, ownership: owned }),
  ]
}
