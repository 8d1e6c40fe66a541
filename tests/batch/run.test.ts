/** A batch at work: what it does by itself, and where it waits for a person. */
import { describe, expect, it } from 'vitest'
import { reportRows } from '../../app/batch/report-content.ts'
import { scanned } from '../../app/batch/scan.ts'
import { openBatch, type WorldOptions } from '../fakes/batch-world.ts'

const device = (number: number) => ({
  serial_number: String(number).padStart(6, '0'),
  device_name: `a1b2c3d4e5${String(number).padStart(2, '0')}`,
})
const [first, second, third] = [device(1), device(2), device(3)]
const line = (number: number, more = {}) => ({ line: number + 1, serial_number: device(number).serial_number, ...more })
const A = '/dev/a'
const B = '/dev/b'

async function begun(options: WorldOptions = {}) {
  const world = await openBatch(options)
  await world.run.start()
  return world
}
const outcomes = (record: Parameters<typeof reportRows>[0]) =>
  reportRows(record).map(({ serial_number, outcome }) => [serial_number, outcome])

describe('a batch', () => {
  it('takes each that is plugged in, at once, and says what is missing', async () => {
    await using world = await begun({ lines: [line(1), line(2), line(3)] })
    world.plug(A, first)
    world.plug(B, second)
    await world.until(() => world.record.tally.counts.done === 2)
    expect(world.visit(A).shows).toBe('done')
    expect(outcomes(world.record)).toEqual([
      ['000001', 'taken'],
      ['000002', 'taken'],
      ['000003', 'missing'],
    ])
  })

  it('begins nothing before it is started, nor while it is paused; what was begun comes to its end', async () => {
    await using world = await openBatch()
    world.plug(A, first)
    expect(world.visit(A).shows).toBe('ready')
    await world.run.start()
    await world.until(() => world.visit(A).shows === 'done')
    await world.run.pause()
    world.plug(B, second)
    expect(world.visit(B).tries).toBe(0)
    await world.run.start()
    await world.until(() => world.visit(B).shows === 'done')
  })

  it('asks a person about a device that is not on the list, and sends nothing before that', async () => {
    await using world = await begun({ lines: [line(1)] })
    world.plug(A, second)
    await world.until(() => world.visit(A).needs === 'unlisted')
    expect(world.service.asked).toEqual([])
    await world.run.decide(A, 'take')
    await world.until(() => world.visit(A).shows === 'done')
    expect(reportRows(world.record)).toMatchObject([
      { serial_number: '000001', outcome: 'missing', expected: true },
      { serial_number: '000002', outcome: 'taken', expected: false, decided: 'take' },
    ])
    expect(world.record.tally.counts).toMatchObject({ done: 0, taken: 1, unlisted: 1 })
  })

  it('set aside, it stays aside, and nothing was sent', async () => {
    await using world = await begun({ lines: [line(1)] })
    world.plug(A, second)
    await world.until(() => world.visit(A).needs === 'unlisted')
    await world.run.decide(A, 'set-aside')
    await world.until(() => world.visit(A).needs === 'set-aside')
    expect(world.service.asked).toEqual([])
    expect(reportRows(world.record)[1]).toMatchObject({ outcome: 'set-aside', problem: { code: 'NOT_ON_LIST' } })
  })

  it('refuses by its rules, and a person may take it all the same', async () => {
    await using world = await begun({ lines: [line(1)], rules: { unlisted: 'refuse' } })
    world.plug(A, second)
    await world.until(() => world.visit(A).needs === 'failure')
    expect(world.visit(A).phase).toMatchObject({ state: 'failed', failure: { code: 'NOT_ON_LIST' } })
    await world.run.decide(A, 'take')
    await world.until(() => world.visit(A).shows === 'done')
  })

  it('says when the list has it under another name', async () => {
    await using world = await begun({ lines: [line(1, { device_name: 'ffff' })], rules: { otherName: 'refuse' } })
    world.plug(A, first)
    await world.until(() => world.visit(A).needs === 'failure')
    expect(world.visit(A).phase).toMatchObject({
      failure: { code: 'LABEL_MISMATCH', params: { source: 'list', expected: 'ffff' }, remedy: 'look-in-the-list' },
    })
  })

  it('waits for the label, says when it differs, and goes on with the right one', async () => {
    await using world = await begun({ rules: { labelScan: true } })
    world.plug(A, first)
    await world.until(() => world.visit(A).needs === 'label')
    const scan = (text: string) => scanned(world.run, text, [], '2026-01-01T00:00:00.000Z')
    expect(scan('S/N:000009')).toMatchObject({ what: 'differs', socket: A, serial_number: '000009' })
    expect(world.visit(A)).toMatchObject({ needs: 'label', label: '000009', shows: 'look' })
    expect(world.service.asked).toEqual([])
    expect(scan('S/N:000001')).toMatchObject({ what: 'paired', socket: A })
    await world.until(() => world.visit(A).shows === 'done')
    expect(reportRows(world.record)[0]).toMatchObject({ label: '000001' })
  })

  it('finds what is scanned on the list or at a socket', async () => {
    await using world = await begun({ lines: [line(1), line(2)] })
    world.plug(A, first)
    await world.until(() => world.visit(A).shows === 'done')
    const scan = (text: string) => scanned(world.run, text, [], '2026-01-01T00:00:00.000Z')
    expect(scan('000001')).toMatchObject({ what: 'found', socket: A })
    expect(scan('000002')).toMatchObject({ what: 'found', line: 3 })
    expect(scan('000004')).toMatchObject({ what: 'unknown' })
  })

  it('recognises a device in two sockets, and one that came before', async () => {
    await using world = await begun({ rules: { labelScan: true } })
    world.plug(A, first)
    await world.until(() => world.visit(A).needs === 'label')
    world.plug(B, first)
    await world.until(() => world.visit(B).needs === 'failure')
    expect(world.visit(B).phase).toMatchObject({ failure: { code: 'DUPLICATE_DEVICE', params: { port: A } } })
    scanned(world.run, '000001', [], '2026-01-01T00:00:00.000Z')
    await world.until(() => world.visit(A).shows === 'done')
    world.unplug(A)
    world.unplug(B)
    world.plug(B, first)
    await world.until(() => world.visit(B).needs === 'failure')
    expect(world.visit(B)).toMatchObject({ shows: 'look', phase: { failure: { code: 'ALREADY_IN_BATCH' } } })
    expect(world.record.tally.counts).toMatchObject({ done: 1, failed: 0 })
  })

  it('tries again by itself as often as the rules say, and then wants a person', async () => {
    await using world = await begun({ rules: { retries: 2 } })
    world.service.faults = Array.from({ length: 9 }, () => '500-before' as const)
    world.plug(A, first)
    await world.until(() => world.visit(A).needs === 'failure')
    expect(world.visit(A).tries).toBe(3)
    expect(reportRows(world.record)).toMatchObject([{ outcome: 'failed', tries: 3 }])
  })

  it('shows what was the account’s before, where that does not count', async () => {
    await using world = await begun({ rules: { alreadyYours: 'look' } })
    world.service.own(first)
    world.plug(A, first)
    await world.until(() => world.visit(A).needs === 'already-yours')
    expect(world.record.tally.counts).toMatchObject({ done: 0, 'already-yours': 1 })
    await world.run.decide(A, 'take')
    expect(world.record.tally.counts).toMatchObject({ done: 1 })
  })

  it('unplugging frees the socket; what was begun after its intent goes on', async () => {
    await using world = await begun()
    world.plug(A, first)
    await world.until(() => world.visit(A).isKept || world.visit(A).shows === 'done')
    world.unplug(A)
    expect([...world.run.visits]).toEqual([])
    await world.until(() => world.record.tally.counts.done === 1)
  })
})

describe('while the service is away', () => {
  it('keeps each identity on disk, lets the device go, and looks first when it is back', async () => {
    await using world = await begun()
    world.service.goAway()
    world.plug(A, first)
    await world.until(() => world.visit(A).isKept)
    expect(world.record.tally.counts).toMatchObject({ waiting: 1, done: 0 })
    expect(world.process.journal.disk.at(-1)).toMatchObject({ kind: 'queued', ...first })
    world.unplug(A)
    world.plug(A, second)
    await world.until(() => world.visit(A).isKept)
    world.service.comeBack()
    await world.until(() => world.record.tally.counts.done === 2)
    expect(world.service.asked.map(({ call }) => call).indexOf('GET')).toBe(0)
    expect(world.service.ownerships).toHaveLength(2)
    expect([...world.process.journal.entries({ open: true })]).toEqual([])
  })

  it('finishes the next day, in another process, without the devices; what is ours by then is not sent again', async () => {
    await using world = await begun({ lines: [line(1), line(2), line(3)] })
    world.service.goAway()
    for (const [path, identity] of [
      [A, first],
      [B, second],
      ['/dev/c', third],
    ] as const) {
      world.plug(path, identity)
      await world.until(() => world.visit(path).isKept)
    }
    const disk = world.process.journal.afterCrash(false)
    await world.run[Symbol.asyncDispose]()
    world.service.comeBack()
    world.service.own(third)
    await using later = await openBatch({ earlier: { world, disk } })
    expect(later.record.tally.counts.waiting).toBe(3)
    await later.run.start()
    await later.run.settled()
    expect(outcomes(later.record)).toEqual([
      ['000001', 'taken'],
      ['000002', 'taken'],
      ['000003', 'already-yours'],
    ])
    expect([...later.process.journal.entries({ open: true })]).toEqual([])
  })

  it('goes on with one that was kept as soon as another device shows that the service is itself again', async () => {
    await using world = await begun()
    world.service.goAway()
    world.plug(A, first)
    await world.until(() => world.visit(A).isKept)
    world.service.isPortal = true
    world.service.comeBack()
    await world.run.settled()
    expect(outcomes(world.record)).toEqual([['000001', 'waiting']])
    world.unplug(A)
    world.service.isPortal = false
    world.plug(B, second)
    await world.until(() => world.record.tally.counts.done === 2)
    expect([...world.process.journal.entries({ open: true })]).toEqual([])
  })

  it('says of one that is kept already that it is in the batch', async () => {
    await using world = await begun()
    world.service.goAway()
    world.plug(A, first)
    await world.until(() => world.visit(A).isKept)
    world.unplug(A)
    world.plug(B, first)
    await world.until(() => world.visit(B).needs === 'failure')
    expect(world.visit(B).phase).toMatchObject({ failure: { code: 'ALREADY_IN_BATCH' } })
    world.service.comeBack()
    await world.until(() => world.record.tally.counts.done === 1)
  })

  it('an unplug before it was read twice keeps nothing', async () => {
    await using world = await begun({ rules: { retries: 0 } })
    world.process.bus.becomesAfterAnswering(A, second)
    world.service.goAway()
    world.plug(A, first)
    await world.until(() => world.visit(A).needs === 'failure')
    expect(world.visit(A).phase).toMatchObject({ failure: { code: 'IDENTITY_UNSTABLE' } })
    expect(world.record.tally.counts.waiting).toBe(0)
    expect([...world.process.journal.entries({ open: true })]).toEqual([])
  })
})
