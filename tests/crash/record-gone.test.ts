/** Rule 9, where an earlier run released and the service knows that ownership no more. */
import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../app/activation/entries.ts'
import type { OwnershipAccess } from '../../app/ownership/access.ts'
import { ScriptedService } from '../fakes/scripted-service.ts'
import { startProcess } from './world.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const call = { signal: AbortSignal.timeout(10_000) }

/** An intent that another run left open, on what the service had. */
function leftOpen(change: Partial<OwnershipAccess> = {}) {
  const service = new ScriptedService()
  const mine = service.own(device)
  const intent: JournalEntry = {
    ...{ kind: 'intent', does: 'release', act: crypto.randomUUID(), key: crypto.randomUUID(), account: 'account' },
    ...device,
    device_id: mine.device,
    ownership: mine.id,
  }
  service.ownerships.splice(0)
  const make = service.access.bind(service)
  service.access = (...as) => Object.assign(make(...as), change)
  const { station, journal } = startProcess({ service, disk: [intent] })
  const ends = () => [...journal.entries()].flatMap(({ entry }) => (entry.kind === 'ended' ? entry.reason : []))
  const open = () => [...journal.entries({ open: true })].length
  return { service, station, journal, ends, open }
}

describe('a release whose ownership is gone', () => {
  it('is closed after three looks by id and in the list, and told, without a POST', async () => {
    const { service, station, ends, open, journal } = leftOpen()
    const [settled] = await station.settleAll(call)
    const told = { outcome: 'failed', owned: 'no', failure: { code: 'PROOF_MISMATCH', params: { field: 'nothing' } } }
    expect(settled).toMatchObject(told)
    expect([ends(), open()]).toEqual([['record-gone'], 0])
    expect(service.asked.filter(({ call }) => call === 'POST')).toEqual([])
    // One by the first look, then three by id and three of the list.
    expect(service.asked).toHaveLength(7)
    expect(journal.page({ limit: 1 })).toMatchObject([{ entry: { kind: 'result', ...told, reconciled: true } }])
    expect(await station.settleAll(call)).toEqual([])
  })

  it('says that the device is yours, where the list has another one that runs', async () => {
    const { service, station, ends } = leftOpen()
    service.own(device)
    expect(await station.settleAll(call)).toMatchObject([{ outcome: 'failed', owned: 'yes' }])
    expect(ends()).toEqual(['record-gone'])
  })

  it('stays open where the list has it after all', async () => {
    const { station, ends, open } = leftOpen({
      async *ownerships() {
        yield mine()
      },
    })
    await expect(station.settleAll(call)).rejects.toThrow(AggregateError)
    expect([ends(), open()]).toEqual([[], 1])
  })

  it('stays open where a copy that lagged behind has it again', async () => {
    let looks = 0
    const { station, open } = leftOpen({
      async ownership() {
        looks += 1
        return looks > 3 ? mine() : undefined
      },
    })
    await expect(station.settleAll(call)).rejects.toThrow(AggregateError)
    expect(open()).toBe(1)
    expect(await station.settleAll(call)).toMatchObject([{ outcome: 'released', owned: 'no' }])
  })
})

function mine() {
  return {
    ...{ id: 101, start_time: '2026-01-01T00:00:00Z', end_time: '2026-06-01T00:00:00Z', device: 1, manager: 7 },
    device_details: { id: 1, ...device },
  }
}
