/**
 * A device of a batch that was kept while the service was away, or whose intent is on disk: the person may have pulled it
 * out. The process is killed at any step from then on, with every way an answer can go wrong. Another process goes on with
 * the batch, without the device; and it is owned once.
 */
import { describe, expect, it } from 'vitest'
import { reportRows } from '../../app/batch/report-content.ts'
import { AwayService, openBatch } from '../fakes/batch-world.ts'
import { CrashAt } from '../fakes/crash.ts'
import type { Fault } from '../fakes/scripted-service.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const A = '/dev/a'
const TOO_MANY = 200
const scripts: readonly (readonly Fault[])[] = [
  ['none'],
  ['lost-before'],
  ['lost-after'],
  ['500-before'],
  ['500-after'],
  ['409-for-own'],
  ['lost-before', 'lost-after'],
]

for (const away of [true, false]) {
  describe(away ? 'kept, and killed at any step' : 'its intent on disk, pulled out, and killed at any step', () => {
    for (const faults of scripts) {
      for (const ridingSurvive of [true, false]) {
        it(`is owned once when POSTs go ${faults.join(', ')}, riding entries ${ridingSurvive ? 'written' : 'gone'}`, async () => {
          for (const settled of ['first', 'later'] as const) {
            let at = 0
            for (; at < TOO_MANY; at += 1) if (!(await story({ away, faults, at, ridingSurvive, settled }))) break
            expect(at).toBeGreaterThan(5)
            expect(at).toBeLessThan(TOO_MANY)
          }
        })
      }
    }
  })
}

interface Told {
  /** The service is away when the device comes. */
  readonly away: boolean
  readonly faults: readonly Fault[]
  /** The step at which the first process is killed. */
  readonly at: number
  readonly ridingSurvive: boolean
  /** Whether the batch goes on only when what was left open is settled: the service may be away by then. */
  readonly settled: 'first' | 'later'
}

/** @returns whether the first process was killed: false when it got through. */
async function story({ away, faults, at, ridingSurvive, settled }: Told): Promise<boolean> {
  const service = new AwayService()
  service.faults = [...faults]
  const crash = new CrashAt(at)
  const first = await openBatch({ service, crash })
  await first.run.start()
  await first.process.journal.flush()
  first.arm()
  if (away) service.goAway()
  first.plug(A, device)
  const kept = first.until(() => first.visit(A).isKept)
  await Promise.race([crash.happened, kept])
  if (away) service.comeBack()
  const done = first.until(() => first.visit(A).phase?.state === 'done' || first.visit(A).needs !== undefined)
  const where = await Promise.race([crash.happened, done.then(() => undefined)])
  const disk = first.process.journal.afterCrash(ridingSurvive)
  const wasKept = disk.some(({ kind }) => kind === 'queued' || kind === 'intent')

  service.faults = []
  const second = await openBatch({ earlier: { world: first, disk } })
  if (settled === 'later') await second.run.start()
  await second.process.station.settleAll({ signal: AbortSignal.timeout(10_000) })
  if (settled === 'first') await second.run.start()
  await second.run.settled()
  const about = `killed ${where ?? 'never'} (${at})`
  if (!wasKept) {
    expect(service.ownerships, about).toEqual([])
    return where !== undefined
  }
  expect(service.ownerships.length, about).toBe(1)
  expect([...second.process.journal.entries({ open: true })], about).toEqual([])
  expect(
    reportRows(second.record).map(({ outcome }) => outcome),
    about,
  ).toEqual([expect.stringMatching(/taken|already/)])
  for (const [index, { call }] of service.asked.entries()) {
    if (call === 'POST' && index > 0) expect(service.asked[index - 1]?.call, about).toBe('GET')
  }
  return where !== undefined
}
