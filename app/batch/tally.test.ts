import { describe, expect, it } from 'vitest'
import { failure } from '../errors.ts'
import type { Ownership } from '../ownership/record.ts'
import { manifestOf } from './manifest.ts'
import { usualRules } from './rules.ts'
import { type Ending, Tally } from './tally.ts'

const identity = { serial_number: '000001', device_name: 'a1' }
const ownership: Ownership = {
  id: 7,
  start_time: '2026-01-01T00:00:00Z',
  end_time: '2999-12-31T23:59:59Z',
  device: 1,
  manager: 1,
  device_details: { id: 1, ...identity },
}
const ending = (more: Partial<Ending>): Ending => ({
  act: 'act',
  at: '2026-01-01T00:00:00.000Z',
  account: 'account',
  outcome: 'failed',
  batch: { id: 'batch', visit: 'first', socket: '3' },
  ...more,
})
const taken = ending({ outcome: 'taken', identity, ownership })
const silent = ending({ failure: failure('DEVICE_SILENT', { port: 'p', attempts: 2 }) })

describe('what became of the devices of a batch', () => {
  it('stays taken, whatever a later try met', () => {
    const tally = new Tally(usualRules, undefined)
    tally.add(taken)
    tally.add(
      ending({ identity, failure: failure('PORT_GONE', { port: 'p' }), batch: { id: 'batch', visit: 'second' } }),
    )
    expect(tally.find(identity)).toMatchObject({ standing: 'taken', ownership: { id: 7 }, tries: 2, socket: '3' })
    expect(tally.counts).toMatchObject({ done: 1, taken: 1, failed: 0 })
  })

  it('knows by the stay which device it was that said nothing at first', () => {
    const tally = new Tally(usualRules, undefined)
    tally.add(silent)
    expect([...tally.unnamed]).toHaveLength(1)
    tally.add(taken)
    expect([...tally.unnamed]).toEqual([])
    expect(tally.find(identity)).toMatchObject({ tries: 2, problem: { code: 'DEVICE_SILENT' } })
    expect(tally.counts).toMatchObject({ failed: 0, taken: 1 })
  })

  it('is given back only with the very ownership that was taken', () => {
    const tally = new Tally(usualRules, undefined)
    tally.add(taken)
    tally.add(ending({ outcome: 'released', identity, ownership: { ...ownership, id: 8 } }))
    expect(tally.counts).toMatchObject({ taken: 1, released: 0 })
    tally.add(ending({ outcome: 'released', identity, ownership }))
    expect(tally.counts).toMatchObject({ taken: 0, released: 1, done: 0 })
  })

  it('counts as done what the list expects, and the rest as unlisted', () => {
    const tally = new Tally(usualRules, manifestOf([{ line: 2, serial_number: '000002' }]))
    tally.add(taken)
    expect(tally.counts).toMatchObject({ taken: 1, unlisted: 1, done: 0 })
    const listed = { serial_number: '000002', device_name: 'b2' }
    tally.add(ending({ outcome: 'taken', identity: listed, ownership, batch: { id: 'batch', visit: 'second' } }))
    expect(tally.counts).toMatchObject({ taken: 2, unlisted: 1, done: 1 })
  })

  it('counts what was the account’s before as the rules say', () => {
    const yours = ending({ outcome: 'already-yours', identity, ownership })
    for (const [alreadyYours, done] of [
      ['count', 1],
      ['look', 0],
    ] as const) {
      const tally = new Tally({ ...usualRules, alreadyYours }, undefined)
      tally.add(yours)
      expect(tally.counts.done).toBe(done)
    }
  })

  it('says nothing of a device that was pulled out while a person was waited for', () => {
    const tally = new Tally(usualRules, undefined)
    tally.add(ending({ outcome: 'removed', identity }))
    expect(tally.find(identity)).toBeUndefined()
  })
})
