/** The batch station as a page asks for it: commands in, snapshots out. */
import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../app/api.ts'
import { usualRules } from '../../app/batch/rules.ts'
import { instantProfile } from '../crash/instant-profile.ts'
import { device, service, start } from '../fakes/core.ts'

type Core = Awaited<ReturnType<typeof signedIn>>
const other = { serial_number: '000777', device_name: 'b1b2c3d4e5f8' }
const A = '/dev/instant0'
const B = '/dev/instant1'

async function signedIn() {
  const started = await start({
    profiles: [{ ...instantProfile, usb: [{ vendorId: '1209', productId: '0001', generic: false }] }],
  })
  started.bus.chip = { vendorId: '1209', productId: '0001' }
  await started.core.run({ command: 'sign-in', username: 'ada', password: 'right', service })
  return started
}

function until(core: Core['core'], so: (batch: NonNullable<Snapshot['batch']>) => boolean): Promise<Snapshot> {
  return new Promise((resolve) => {
    const look = (snapshot: Snapshot) => snapshot.batch !== undefined && so(snapshot.batch) && resolve(snapshot)
    core.onSnapshot(look)
    look(core.snapshot())
  })
}
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

async function handOver(core: Core['core'], holds: 'list' | 'report', name: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text).length
  expect(await core.run({ command: 'file-open', holds, name, bytes })).toEqual({ accepted: true })
  for (let at = 0; at < text.length; at += 30_000) {
    const part = base64(text.slice(at, at + 30_000))
    expect(await core.run({ command: 'file-part', base64: part })).toEqual({ accepted: true })
  }
}
const begin = (core: Core['core'], rules = {}) =>
  core.run({ command: 'batch-start', name: 'Order', rules: { ...usualRules, ...rules } })
const doneAre = (count: number) => (batch: NonNullable<Snapshot['batch']>) => batch.open?.done === count

describe('the batch station', () => {
  it('goes from a list over devices to a report that verifies, and back by undoing it', async () => {
    const { core, bus, cloud } = await signedIn()
    await handOver(
      core,
      'list',
      'order.csv',
      `Serial number;Carton\n${device.serial_number};1\n${other.serial_number};1\n`,
    )
    await until(core, ({ draft }) => draft?.state === 'ready')
    await begin(core)
    bus.plug(A, device)
    bus.plug(B, other)
    const { batch } = await until(core, doneAre(2))
    expect(batch?.open).toMatchObject({ name: 'Order', state: 'running', expected: 2, taken: 2, need: 0 })
    expect(batch?.tiles.map(({ shows }) => shows)).toEqual(['done', 'done'])
    expect(batch?.draft).toBeUndefined()
    const id = batch?.open?.id ?? ''

    const rows = await core.ask({ query: 'batch-rows', batch: id })
    expect(rows).toMatchObject({ count: 2, counts: { all: 2, done: 2, missing: 0, story: 0 } })
    await core.run({ command: 'batch-close' })
    expect(await core.run({ command: 'batch-resume' })).toMatchObject({ failure: { code: 'CONFIG_INVALID' } })
    const report = await core.ask({ query: 'batch-report', batch: id, format: 'json' })
    const text = 'text' in report ? String(report.text) : ''
    expect(core.snapshot().batch?.makesPdf).toBe(true)
    const printed = await core.ask({ query: 'batch-report', batch: id, format: 'pdf' })
    expect(printed).toMatchObject({ name: expect.stringMatching(/^report-Order-.*\.pdf$/) })
    expect('base64' in printed && atob(String(printed.base64))).toMatch(
      new RegExp(`^%PDF-.*${device.serial_number}`, 's'),
    )
    await handOver(core, 'report', 'report.json', text)
    const verified = await until(core, (now) => now.verified?.found !== undefined)
    expect(verified.batch?.verified?.found).toMatchObject({ verdict: 'unchanged', rows: 2, batch: 'Order' })

    const preview = await core.ask({ query: 'batch-undo-preview', batch: id })
    expect(preview).toMatchObject({ releases: 2, changedSince: 0, reconciled: 0, word: '2' })
    expect(await core.run({ command: 'batch-undo', word: '3' })).toMatchObject({ failure: { code: 'CONFIG_INVALID' } })
    await core.run({ command: 'batch-undo', word: '2' })
    await until(core, ({ open }) => open?.undo?.over === true)
    expect(core.snapshot().batch?.open).toMatchObject({ taken: 0, undo: { released: 2, failed: 0 } })
    expect(cloud.ownerships.filter(({ end_time }) => end_time.startsWith('2999'))).toEqual([])
    await core[Symbol.asyncDispose]()
  })

  it('takes the ports over from the guide, and gives them back', async () => {
    const { core, bus } = await signedIn()
    await begin(core)
    bus.plug(A, device)
    await until(core, doneAre(1))
    expect(core.snapshot().guide?.step).toBe('choose')
    expect(core.snapshot().ports[0]?.activation).toBeUndefined()
    await core.run({ command: 'batch-leave' })
    expect(core.snapshot().batch?.open).toBeUndefined()
    expect(core.snapshot().batch?.latest).toMatchObject({ name: 'Order', state: 'paused', done: 1 })
    expect(await core.run({ command: 'activate', port: A })).toEqual({ accepted: true })
    await core[Symbol.asyncDispose]()
  })

  it('is paused, left, and gone on with; one is open at a time', async () => {
    const { core, bus } = await signedIn()
    await begin(core)
    const first = core.snapshot().batch?.open?.id
    await core.run({ command: 'batch-pause' })
    bus.plug(A, device)
    await until(core, ({ tiles }) => tiles.length === 1)
    expect(core.snapshot().batch).toMatchObject({ open: { state: 'paused' }, tiles: [{ shows: 'ready', tries: 0 }] })
    await begin(core)
    await until(core, doneAre(1))
    expect(core.snapshot().batch?.open?.id).not.toBe(first)
    await core.run({ command: 'batch-resume', batch: first })
    // It is the account's by now, which counts here.
    await until(core, ({ open }) => open?.id === first && open?.alreadyYours === 1)
    const batches = await core.ask({ query: 'batches' })
    expect(batches).toMatchObject({
      count: 2,
      rows: [
        { state: 'paused', done: 1 },
        { state: 'running', done: 1 },
      ],
    })
    await core[Symbol.asyncDispose]()
  })

  it('waits for a person at a tile, and goes by what that person says', async () => {
    const { core, bus } = await signedIn()
    await handOver(core, 'list', 'order.csv', `serial\n${other.serial_number}\n`)
    await until(core, ({ draft }) => draft?.state === 'ready')
    await begin(core)
    bus.plug(A, device)
    await until(core, ({ open }) => open?.need === 1)
    expect(core.snapshot().batch?.tiles).toMatchObject([
      { shows: 'look', needs: 'unlisted', phase: { state: 'confirming' } },
    ])
    await core.run({ command: 'batch-decide', socket: A, decision: 'take' })
    await until(core, ({ open }) => open?.taken === 1)
    expect(core.snapshot().batch?.open).toMatchObject({ done: 0, unlisted: 1, need: 0 })
    await core[Symbol.asyncDispose]()
  })

  it('keeps the names of sockets, and says what a report that was changed is', async () => {
    const { core, bus } = await signedIn()
    await begin(core)
    bus.plug(A, device)
    await until(core, doneAre(1))
    await core.run({ command: 'socket-name', socket: A, name: 'Left' })
    expect(core.snapshot().batch?.tiles).toMatchObject([{ name: 'Left', number: 1 }])
    const batch = core.snapshot().batch?.open?.id ?? ''
    const report = await core.ask({ query: 'batch-report', batch, format: 'json' })
    const text = 'text' in report ? String(report.text) : ''
    await handOver(core, 'report', 'report.json', text.replace('"taken"', '"failed"'))
    const { batch: now } = await until(core, ({ verified }) => verified?.found !== undefined)
    expect(now?.verified?.found).toMatchObject({ verdict: 'changed', where: 'field', row: 1, field: 'outcome' })
    await core.run({ command: 'file-drop', holds: 'report' })
    expect(core.snapshot().batch?.verified).toBeUndefined()
    await core[Symbol.asyncDispose]()
  })

  it('refuses what is not to be done now', async () => {
    const { core } = await signedIn()
    const refused = { failure: { code: 'CONFIG_INVALID' } }
    expect(await core.run({ command: 'batch-resume' })).toMatchObject(refused)
    expect(await core.run({ command: 'batch-open', batch: crypto.randomUUID() })).toMatchObject(refused)
    expect(await core.run({ command: 'file-part', base64: 'AAAA' })).toMatchObject(refused)
    expect(await core.run({ command: 'batch-start', name: ' ', rules: usualRules })).toMatchObject(refused)
    await handOver(core, 'list', 'order.csv', 'serial\n')
    await until(core, ({ draft }) => draft?.state !== 'reading')
    expect(await begin(core)).toMatchObject(refused)
    await core[Symbol.asyncDispose]()
  })
})
