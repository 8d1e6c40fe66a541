import { describe, expect, it } from 'vitest'
import type { Phase } from '../../app/activation/state.ts'
import type { OpenBatch, Tile } from '../../app/api/batch-view.ts'
import type { GuideView } from '../../app/api/guide.ts'
import { failure } from '../../app/errors.ts'
import { cueFor } from './cue-for.ts'

const identity = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const ownership = {
  id: 1,
  start_time: '2026-11-24T13:02:11Z',
  end_time: '2999-12-31T23:59:59Z',
  device: 1,
  manager: 1,
  device_details: { id: 1, ...identity },
}
const run = '0b7f1c1a-2d3e-4f50-8a6b-7c8d9e0f1a2b'
const one = '6d0f4a0e-6d0f-4a0e-8d0f-6d0f4a0e6d0f'
const since = '2026-11-24T13:02:11.688Z'

function at(phase?: Phase, { id = one, label }: { id?: string; label?: string } = {}) {
  const guide: GuideView = {
    step: 'check',
    since,
    recognised: false,
    steps: [],
    at: 0,
    usb: [],
    ...(phase && { activation: { id, port: 'x', since, phase } }),
    ...(label && { label }),
  }
  return { run, guide }
}
const asking = at({ state: 'connecting' })
const confirming: Phase = { state: 'confirming', identity }
const done: Phase = { state: 'done', outcome: 'taken', identity, ownership }
const failed = (error = failure('DEVICE_SILENT', { port: 'x', attempts: 3 })): Phase => ({
  state: 'failed',
  at: 'identifying',
  failure: error,
  owned: 'no',
})

it('is good when a device is owned, a look when a person is needed, failed when it failed', () => {
  expect(cueFor(asking, at(confirming))).toBe('look')
  expect(cueFor(at(confirming), at({ state: 'taking', identity }))).toBeUndefined()
  expect(cueFor(at({ state: 'proving', identity, ownership }), at(done))).toBe('good')
  expect(cueFor(asking, at(failed()))).toBe('failed')
  expect(cueFor(asking, at({ state: 'waiting', identity, wait: { for: 'sign-in' } }))).toBe('look')
})

it('is heard once, and for the next device again', () => {
  expect(cueFor(at(done), at(done))).toBeUndefined()
  expect(cueFor(at(done), at(done, { id: '7d0f4a0e-6d0f-4a0e-8d0f-6d0f4a0e6d0f' }))).toBe('good')
})

it('keeps quiet about what nobody has to know', () => {
  expect(cueFor(undefined, at(done))).toBeUndefined()
  expect(cueFor({ ...asking, run: one }, at(done))).toBeUndefined()
  expect(cueFor(asking, at(failed(failure('CANCELLED', {}))))).toBeUndefined()
  expect(cueFor(asking, at(confirming, { label: '012345' }))).toBeUndefined()
  expect(cueFor(asking, at({ state: 'waiting', identity, wait: { for: 'network' } }))).toBeUndefined()
  expect(cueFor(asking, at({ state: 'removed', owned: 'no' }))).toBeUndefined()
})

function station(tiles: readonly (readonly [socket: string, shows: Tile['shows'], since?: string])[], id = one) {
  const drawn = tiles.map(([socket, shows, from = since], index) => {
    return { socket, number: index + 1, shows, since: from, tries: 1, kept: false }
  })
  // Of an open batch only its id is read.
  const open = { id } as OpenBatch
  return { run, batch: { open, tiles: drawn } }
}

describe('at the sockets of a batch', () => {
  it('each tile that is done, needs a look or failed is heard', () => {
    const working = station([['1', 'working']])
    expect(cueFor(working, station([['1', 'done']]))).toBe('good')
    expect(cueFor(working, station([['1', 'look']]))).toBe('look')
    expect(cueFor(working, station([['1', 'failed']]))).toBe('failed')
    expect(cueFor(station([['1', 'done']]), station([['1', 'ready']]))).toBeUndefined()
  })

  it('what matters most is heard of those that change at the same moment', () => {
    const before = station([
      ['1', 'working'],
      ['2', 'working'],
      ['3', 'look'],
    ])
    const now = station([
      ['1', 'done'],
      ['2', 'failed'],
      ['3', 'look'],
    ])
    expect(cueFor(before, now)).toBe('failed')
    expect(cueFor(now, now)).toBeUndefined()
  })

  it('the next device that was quicker than a snapshot is heard too', () => {
    expect(cueFor(station([['1', 'done']]), station([['1', 'done', '2026-11-24T13:02:14.688Z']]))).toBe('good')
  })

  it('opening a batch makes no sound, nor does what somebody decided', () => {
    const other = station([['1', 'done']], '7d0f4a0e-6d0f-4a0e-8d0f-6d0f4a0e6d0f')
    expect(cueFor({ run }, station([['1', 'done']]))).toBeUndefined()
    expect(cueFor(other, station([['1', 'failed']]))).toBeUndefined()
    const aside = station([['1', 'look', '2026-11-24T13:02:14.688Z']])
    const decided = aside.batch.tiles.map((tile) => ({ ...tile, needs: 'set-aside' as const }))
    const now = { run, batch: { ...aside.batch, tiles: decided } }
    expect(cueFor(station([['1', 'failed']]), now)).toBeUndefined()
  })
})
