import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import { ActivatorError } from '../errors.ts'
import type { Call } from '../ownership/access.ts'
import { OPEN_END } from '../ownership/contract.ts'
import type { Device, Ownership } from '../ownership/record.ts'
import { Devices } from './devices.ts'

const signal = new AbortController().signal
const all = { show: 'current', search: '', sort: 'serial', descending: false, offset: 0, limit: 50 } as const
const owned = (id: number, end_time = OPEN_END, manager = 7): Ownership => ({
  ...{ id, start_time: `2026-01-01T00:00:0${id % 10}Z`, end_time, device: id, manager },
  device_details: { id, serial_number: `s${id}`, device_name: `n${id}` },
})
const typed = (id: number): Device => ({ id, serial_number: `s${id}`, device_name: `n${id}`, device_type: 'Vest' })

/** What the service has, told step by step: a row, something waited for, a failure. */
type Step = Ownership | ActivatorError | ((call: Call) => unknown)

function opened(...lists: Step[][]) {
  let told: ((ownership: Ownership) => void) | undefined
  let asked = 0
  const asks: unknown[] = []
  const access = {
    account: 'account',
    async *ownerships(filter: object, call: Call) {
      asks.push(filter)
      const steps = 'device' in filter ? (lists.at(-1) ?? []) : (lists[asked++] ?? [])
      call.onCount?.(steps.length)
      for (const step of steps) {
        if (step instanceof ActivatorError) throw step
        if (typeof step === 'function') await step(call)
        else yield step
      }
    },
    async *devices() {
      yield typed(1)
    },
    ownership: async () => undefined,
    take: () => Promise.reject(new Error('not here')),
    release: () => Promise.reject(new Error('not here')),
  }
  const onOwnership = (callback: typeof told & {}) => {
    told = callback
    return { [Symbol.dispose]: () => undefined }
  }
  const views: ReturnType<Devices['view']>['devices'][] = []
  const devices: Devices = new Devices(
    { access, managers: { known: () => 7 }, clock: new VirtualClock(), onOwnership },
    () => views.push(devices.view().devices),
  )
  const over = async () => {
    while (devices.view().devices.state === 'loading') await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    devices,
    views,
    asks,
    over,
    note: (ownership: Ownership) => told?.(ownership),
    refresh: () => devices.commands['devices-refresh']({ command: 'devices-refresh' }),
    stop: () => devices.commands['devices-stop']({ command: 'devices-stop' }),
    rows: async () => (await devices.queries.devices({ query: 'devices', ...all }, signal)).rows,
    view: () => devices.view().devices,
  }
}

describe('the list', () => {
  it('is read when it is asked for, with progress, and says as of when', async () => {
    const { refresh, over, view, views, rows } = opened([owned(1), owned(2, '2026-02-01T00:00:00Z'), owned(3)])
    expect(view()).toMatchObject({ state: 'unread', loaded: 0 })
    refresh()
    refresh()
    await over()
    expect(view()).toMatchObject({
      state: 'ready',
      asOf: '2026-01-01T00:00:00.000Z',
      loaded: 3,
      total: 3,
      current: 2,
      ended: 1,
    })
    expect(views.map(({ loaded }) => loaded)).toEqual(expect.arrayContaining([1, 2, 3]))
    expect(await rows()).toMatchObject([{ serial_number: 's1', device_type: 'Vest' }, { serial_number: 's3' }])
  })

  it('leaves out what another manager has', async () => {
    const { refresh, over, rows } = opened([owned(1), owned(2, OPEN_END, 8)])
    refresh()
    await over()
    expect(await rows()).toHaveLength(1)
  })

  it('keeps what came before a failure, and says it', async () => {
    const { refresh, over, view, rows } = opened(
      [owned(1), new ActivatorError('NOT_A_MANAGER', {})],
      [owned(1), owned(2)],
    )
    refresh()
    await over()
    expect(view()).toMatchObject({ state: 'failed', failure: { code: 'NOT_A_MANAGER' }, current: 1 })
    expect(view()).not.toHaveProperty('asOf')
    expect(await rows()).toHaveLength(1)
    refresh()
    await over()
    expect(view()).toMatchObject({ state: 'ready', current: 2 })
    expect(view()).not.toHaveProperty('failure')
  })

  it('keeps the whole one where a newer one fails half-way', async () => {
    const { refresh, over, view } = opened(
      [owned(1), owned(2)],
      [owned(3), new ActivatorError('RATE_LIMITED', { seconds: 9 })],
    )
    refresh()
    await over()
    refresh()
    await over()
    expect(view()).toMatchObject({ state: 'failed', asOf: expect.any(String), current: 2 })
  })

  it('says what it waits for, and is stopped by a person', async () => {
    const wait = (call: Call) => {
      call.onWait?.({ for: 'rate-limit', until: '2026-01-01T00:01:00.000Z' })
      return new Promise((_, reject) => {
        call.signal.addEventListener('abort', () => reject(new ActivatorError('RATE_LIMITED', { seconds: 60 })))
      })
    }
    const { refresh, over, stop, view, views } = opened([owned(1), wait])
    refresh()
    while (view().wait === undefined) await new Promise((resolve) => setImmediate(resolve))
    expect(view().wait).toMatchObject({ for: 'rate-limit', until: expect.any(String), since: expect.any(String) })
    stop()
    await over()
    expect(view()).toMatchObject({ state: 'stopped', current: 1 })
    expect(view()).not.toHaveProperty('wait')
    expect(view()).not.toHaveProperty('failure')
    expect(views.length).toBeGreaterThan(2)
  })

  it('follows what is taken and released, also while it is being read', async () => {
    const released = { ...owned(1), end_time: '2026-03-01T00:00:00Z' }
    const note: { told: (ownership: Ownership) => void } = { told: () => undefined }
    const { refresh, over, view, rows, ...core } = opened([() => note.told(released), owned(1), owned(2)])
    note.told = core.note
    refresh()
    await over()
    expect(await rows()).toMatchObject([{ serial_number: 's2' }])
    const { changed } = view()
    core.note(owned(4))
    expect(view().changed).toBeGreaterThan(changed)
    expect(await rows()).toMatchObject([{ serial_number: 's2' }, { serial_number: 's4' }])
  })
})

describe('one device', () => {
  it('is told from the list, newest span first', async () => {
    const earlier = { ...owned(1, '2026-01-01T00:00:03Z'), id: 9 }
    const { devices, refresh, over, asks } = opened([earlier, { ...owned(1), start_time: '2026-02-01T00:00:00Z' }])
    refresh()
    await over()
    const about = await devices.queries.ownerships({ query: 'ownerships', device: 1 }, signal)
    expect(about).toMatchObject({
      serial_number: 's1',
      device_type: 'Vest',
      spans: [
        { ownership: 1, running: true },
        { ownership: 9, running: false, to: '2026-01-01T00:00:03Z' },
      ],
    })
    expect(asks).toHaveLength(1)
    const period = { from: '2026-01-01T00:00:01Z', to: '2026-01-01T00:00:02Z' }
    const asked = { query: 'readable' as const, device: 1, ...period }
    expect(await devices.queries.readable(asked, signal)).toEqual({ readable: true, ownership: 9 })
    const file = await devices.queries['ownerships-csv']({ query: 'ownerships-csv', device: 1 }, signal)
    expect(file).toMatchObject({ name: 'ownerships-s1.csv', text: expect.stringContaining('\r\ns1,1,n1,9,') })
  })

  it('is asked for where the list was not read, and nothing of ours is NOT_OWNER', async () => {
    const { devices, asks } = opened([owned(5)])
    const about = await devices.queries.ownerships({ query: 'ownerships', device: 5 }, signal)
    expect([about, asks]).toMatchObject([{ serial_number: 's5' }, [{ device: 5 }]])
    const none = opened([])
    const asked = none.devices.queries.ownerships({ query: 'ownerships', device: 6 }, signal)
    await expect(asked).rejects.toMatchObject({ code: 'NOT_OWNER' })
  })
})

it('hands out what was found as a file, or only what was chosen of it', async () => {
  const { devices, refresh, over } = opened([owned(1), owned(2), owned(3)])
  refresh()
  await over()
  const { offset: _, limit: __, ...filter } = all
  const whole = await devices.queries['devices-csv']({ query: 'devices-csv', ...filter }, signal)
  expect(whole.text.split('\r\n')).toEqual([
    'serial_number,device_id,device_name,device_type,ownership,start_time,end_time',
    's1,1,n1,Vest,1,2026-01-01T00:00:01Z,',
    's2,2,n2,,2,2026-01-01T00:00:02Z,',
    's3,3,n3,,3,2026-01-01T00:00:03Z,',
    '',
  ])
  expect(whole.name).toBe('devices-2026-01-01.csv')
  const chosen = await devices.queries['devices-csv']({ query: 'devices-csv', ...filter, ownerships: [3, 1] }, signal)
  expect(chosen.text.split('\r\n')).toHaveLength(4)
  const found = await devices.queries['devices-found']({ query: 'devices-found', ...filter, descending: true }, signal)
  expect(found).toEqual({ ownerships: [3, 2, 1] })
})
