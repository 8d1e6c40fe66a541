/**
 * A device of a batch that was kept while the service was away: the process is killed at any step from then on, with every
 * way an answer can go wrong. Another process goes on with the batch, without the device; and it is owned once.
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

describe('kept, and killed at any step', () => {
  for (const faults of scripts) {
    for (const ridingSurvive of [true, false]) {
      it(`is owned once when POSTs go ${faults.join(', ')}, riding entries ${ridingSurvive ? 'written' : 'gone'}`, async () => {
        let points = 0
        for (; points < TOO_MANY; points += 1) if (!(await story(faults, points, ridingSurvive))) break
        expect(points).toBeGreaterThan(8)
        expect(points).toBeLessThan(TOO_MANY)
      })
    }
  }
})

/** @returns whether the first process was killed: false when it got through. */
async function story(faults: readonly Fault[], at: number, ridingSurvive: boolean): Promise<boolean> {
  const service = new AwayService()
  service.faults = [...faults]
  const crash = new CrashAt(at)
  const first = await openBatch({ service, crash })
  await first.run.start()
  await first.process.journal.flush()
  first.arm()
  service.goAway()
  first.plug(A, device)
  const kept = first.until(() => first.visit(A).isKept)
  await Promise.race([crash.happened, kept])
  service.comeBack()
  const done = first.until(() => first.visit(A).phase?.state === 'done' || first.visit(A).needs !== undefined)
  const where = await Promise.race([crash.happened, done.then(() => undefined)])
  const disk = first.process.journal.afterCrash(ridingSurvive)
  const wasKept = disk.some(({ kind }) => kind === 'queued')

  service.faults = []
  const second = await openBatch({ earlier: { world: first, disk } })
  await second.process.station.settleAll({ signal: AbortSignal.timeout(10_000) })
  await second.run.start()
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
