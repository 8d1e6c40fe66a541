/**
 * Every step of taking ownership, crashed before it and after it, with every way an answer can go wrong, and with what
 * was not flushed surviving or not: all of them, enumerated. Afterwards a new process starts and the device is plugged
 * in again; then the service, the journal and the person agree.
 */
import { describe, expect, it } from 'vitest'
import type { StoredEntry } from '../../app/activation/entries.ts'
import { outcomeOf } from '../../app/activation/state.ts'
import { CrashAt } from '../fakes/crash.ts'
import { type Asked, type Fault, ScriptedService } from '../fakes/scripted-service.ts'
import { startProcess } from './world.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
/** More points than any run has: the loop ends when a run passes them all. */
const TOO_MANY = 200

const scripts: readonly (readonly Fault[])[] = [
  ['none'],
  ['lost-before'],
  ['lost-after'],
  ['500-before'],
  ['500-after'],
  ['409-for-own'],
  ['lost-before', 'lost-before'],
  ['lost-before', 'lost-after'],
  ['500-before', '409-for-own'],
  ['lost-before', 'lost-before', 'lost-before'],
]

describe('a process killed at any step, then started anew', () => {
  for (const faults of scripts) {
    for (const ridingSurvive of [true, false]) {
      const rest = ridingSurvive ? 'and entries that rode along written' : 'and entries that rode along gone'
      it(`owns the device once when POSTs go ${faults.join(', ')} ${rest}`, async () => {
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
  const service = new ScriptedService()
  service.faults = [...faults]
  const crash = new CrashAt(at)
  const first = startProcess({ service, crash })
  const ended = first.activate(device).ended.then(() => undefined)
  const where = await Promise.race([crash.happened, ended])

  service.faults = []
  const second = startProcess({ service, disk: first.journal.afterCrash(ridingSurvive) })
  const settled = await second.station.settleAll({ signal: AbortSignal.timeout(10_000) })
  const { end } = await second.activate(device).ended
  const about = `killed ${where ?? 'never'} (${at})`

  expect(outcomeOf(end), about).toMatch(/^(taken|already-yours)$/)
  expect(service.ownerships.length, about).toBe(1)
  expect([...second.journal.entries({ open: true })], about).toEqual([])
  journalAgrees(second.journal.entries(), service, about)
  neverTwiceWithoutLooking(service.asked, about)
  for (const one of settled) expect(one.owned, about).toBe(one.outcome === 'failed' ? 'no' : 'yes')
  return where !== undefined
}

function journalAgrees(entries: Iterable<StoredEntry>, service: ScriptedService, about: string): void {
  const proven = [...entries].map(({ entry }) => entry).filter((entry) => entry.kind === 'proven')
  for (const { ownership } of proven) expect(service.ownerships, about).toContainEqual(ownership)
  // Taking it is proven once, however often it was told: a later run finds it already ours, without an intent.
  expect(new Set(proven.map(({ act }) => act)).size, about).toBe(proven.length)
}

function neverTwiceWithoutLooking(asked: readonly Asked[], about: string): void {
  for (const [index, { call }] of asked.entries()) {
    if (call === 'POST' && index > 0) expect(asked[index - 1]?.call, about).toBe('GET')
  }
}
