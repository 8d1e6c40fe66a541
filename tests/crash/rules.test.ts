/** The nine rules of docs/intent.md, one story or more for each. */
import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../app/activation/entries.ts'
import { release } from '../../app/activation/release.ts'
import { outcomeOf, ownedOf } from '../../app/activation/state.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { OwnershipAccess } from '../../app/ownership/access.ts'
import { ScriptedService } from '../fakes/scripted-service.ts'
import { rememberedManagers, startProcess } from './world.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const namesake = { serial_number: '012345', device_name: 'ffffffffffff' }
const posts = ({ asked }: ScriptedService) => asked.filter(({ call }) => call === 'POST')
const kinds = (entries: Iterable<{ entry: JournalEntry }>) => [...entries].map(({ entry }) => entry.kind)

describe('rule 1, look first', () => {
  it('sends nothing for a device that is ours already', async () => {
    const service = new ScriptedService()
    const mine = service.own(device)
    const { end } = await startProcess({ service }).activate(device).ended
    expect(end).toMatchObject({ state: 'done', outcome: 'already-yours', ownership: mine })
    expect(posts(service)).toEqual([])
  })

  it('keeps the ids that were there before, ended ones too', async () => {
    const service = new ScriptedService()
    const ended = service.own(device)
    service.end(ended.id)
    const { journal, activate } = startProcess({ service })
    const { end } = await activate(device).ended
    expect(outcomeOf(end)).toBe('taken')
    expect([...journal.entries()][0]?.entry).toMatchObject({ kind: 'intent', before: [ended.id] })
  })

  it('takes nothing of a device that says two different things', async () => {
    const service = new ScriptedService()
    const { bus, activate } = startProcess({ service })
    bus.becomesAfterAnswering('/dev/instant0', namesake)
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ state: 'failed', failure: { code: 'IDENTITY_UNSTABLE' } })
    expect(posts(service)).toEqual([])
  })

  it('checks the label before the service is asked anything', async () => {
    const service = new ScriptedService()
    const { end } = await startProcess({ service }).activate(device, { expect: '12345' }).ended
    expect(end).toMatchObject({ failure: { code: 'LABEL_MISMATCH', params: { source: 'label' } }, owned: 'unknown' })
    expect(service.asked).toEqual([])
  })
})

describe('rule 2, intent on disk', () => {
  it('sends nothing when the intent cannot be flushed', async () => {
    const service = new ScriptedService()
    const { journal, activate } = startProcess({ service })
    const append = journal.append.bind(journal)
    journal.append = (entry, durable) =>
      entry.kind === 'intent'
        ? Promise.reject(new ActivatorError('JOURNAL_UNAVAILABLE', { reason: 'disk full' }))
        : append(entry, durable)
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ failure: { code: 'JOURNAL_UNAVAILABLE' }, owned: 'no' })
    expect(posts(service)).toEqual([])
  })

  it('has the intent on disk by the time the POST leaves, under the key that is sent', async () => {
    const service = new ScriptedService()
    const { journal, activate } = startProcess({ service })
    const onDisk: unknown[] = []
    const push = service.asked.push.bind(service.asked)
    service.asked.push = (...asked) => {
      if (asked[0]?.call === 'POST') onDisk.push(...journal.disk)
      return push(...asked)
    }
    await activate(device).ended
    expect(onDisk).toEqual([expect.objectContaining({ kind: 'intent', key: posts(service)[0]?.key })])
  })
})

describe('rule 3, entries', () => {
  it('writes intent, answered, proven and the result, in this order', async () => {
    const { journal, activate } = startProcess({ service: new ScriptedService() })
    await activate(device).ended
    expect(kinds(journal.entries())).toEqual(['intent', 'answered', 'proven', 'result'])
  })

  it('leaves the intent open when nobody can say what happened', async () => {
    const service = new ScriptedService()
    service.faults = ['500-before', '500-before', '500-before']
    const { journal, activate } = startProcess({ service })
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ failure: { code: 'SERVICE_REFUSED' }, owned: 'unknown' })
    expect([...journal.entries({ open: true })]).toHaveLength(1)
  })
})

describe('rule 4, answers', () => {
  it('calls it ours already when the only POST is answered with an existing record', async () => {
    const service = new ScriptedService()
    const { activate, journal } = startProcess({ service })
    const push = service.asked.push.bind(service.asked)
    // Another station of ours was faster, between the look and the POST.
    service.asked.push = (...asked) => {
      if (asked[0]?.call === 'POST') service.own(device)
      return push(...asked)
    }
    const { end } = await activate(device).ended
    expect(outcomeOf(end)).toBe('already-yours')
    expect(kinds(journal.entries())).toContain('proven')
  })

  it('does not believe a 409 before it has looked', async () => {
    const service = new ScriptedService()
    service.faults = ['409-for-own']
    expect(outcomeOf((await startProcess({ service }).activate(device).ended).end)).toBe('taken')
  })

  it('says who cannot be named owns it, and closes the intent', async () => {
    const service = new ScriptedService()
    service.own(device, 99)
    const { activate, journal } = startProcess({ service })
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ failure: { code: 'OWNED_BY_OTHER' }, owned: 'no' })
    expect([...journal.entries({ open: true })]).toEqual([])
  })
})

describe('rule 5, reconcile', () => {
  it('sends again with the same key only after looks at 0, 1 and 3 seconds found nothing', async () => {
    const service = new ScriptedService()
    service.faults = ['lost-before']
    const { activate, clock } = startProcess({ service })
    const { end } = await activate(device).ended
    expect(outcomeOf(end)).toBe('taken')
    expect(clock.monotonic()).toBeGreaterThanOrEqual(3000)
    expect(new Set(posts(service).map(({ key }) => key)).size).toBe(1)
    expect(service.asked.map(({ call }) => call)).toEqual(['GET', 'POST', 'GET', 'GET', 'GET', 'POST', 'GET'])
  })

  it('closes and tells what was taken and released again, and never sends it again', async () => {
    const service = new ScriptedService()
    service.faults = ['released-after']
    const { activate, journal } = startProcess({ service })
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ failure: { code: 'PROOF_MISMATCH', params: { field: 'end_time' } }, owned: 'no' })
    expect(posts(service)).toHaveLength(1)
    expect([...journal.entries({ open: true })]).toEqual([])
  })

  it('sends nothing at start', async () => {
    const service = new ScriptedService()
    service.faults = ['lost-before', 'lost-before', 'lost-before']
    const first = startProcess({ service })
    await first.activate(device).ended
    const sent = posts(service).length
    const second = startProcess({ service, disk: first.journal.afterCrash(true) })
    const settled = await second.station.settleAll({ signal: AbortSignal.timeout(10_000) })
    expect(settled).toMatchObject([{ outcome: 'failed', owned: 'no' }])
    expect(posts(service)).toHaveLength(sent)
  })
})

describe('rule 6, whose', () => {
  it('leaves intents of another account open, and names them', async () => {
    const service = new ScriptedService()
    service.faults = ['500-before', '500-before', '500-before']
    const first = startProcess({ service, account: 'somebody else' })
    await first.activate(device).ended
    const second = startProcess({ service, disk: first.journal.afterCrash(true) })
    await second.station.settleAll({ signal: AbortSignal.timeout(10_000) })
    expect(second.station.foreignIntents()).toEqual(new Map([['somebody else', 1]]))
  })

  it('stops when the account is suddenly another manager', async () => {
    const service = new ScriptedService()
    const managers = rememberedManagers()
    managers.learn('account', 1)
    service.own(device)
    const { end } = await startProcess({ service, managers }).activate(device).ended
    expect(end).toMatchObject({ failure: { code: 'PROOF_MISMATCH', params: { field: 'manager' } } })
  })
})

describe('rule 7, filters are not trusted', () => {
  it('does not take the ownership of another device with the same serial number for ours', async () => {
    const service = new ScriptedService()
    const other = service.own(namesake)
    const { activate, journal } = startProcess({ service })
    service.currentOf = () => undefined
    const { end } = await activate(device).ended
    expect(outcomeOf(end)).toBe('taken')
    expect([...journal.entries()][0]?.entry).not.toMatchObject({ before: [other.id] })
  })
})

describe('rule 8, proof', () => {
  it('waits for a read-back that lags behind', async () => {
    const service = new ScriptedService()
    hideUntil(service, 3)
    const { end } = await startProcess({ service }).activate(device).ended
    expect(outcomeOf(end)).toBe('taken')
  })

  it('does not call done what cannot be read back, and keeps the intent open', async () => {
    const service = new ScriptedService()
    hideUntil(service, Number.POSITIVE_INFINITY)
    const { activate, journal } = startProcess({ service })
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ failure: { code: 'PROOF_MISMATCH', params: { field: 'nothing' } } })
    expect(ownedOf(end)).toBe('unknown')
    expect([...journal.entries({ open: true })]).toHaveLength(1)
  })
})

/** The read-back by id finds nothing the first `times` times. */
function hideUntil(service: ScriptedService, times: number): void {
  const make = service.access.bind(service)
  service.access = (...wanted): OwnershipAccess => {
    const access = make(...wanted)
    const ownership = access.ownership.bind(access)
    let asked = 0
    access.ownership = async (id, call) => {
      asked += 1
      return asked > times ? await ownership(id, call) : undefined
    }
    return access
  }
}

describe('rule 9, release is the same', () => {
  const parts = (service: ScriptedService) => {
    const { journal, clock } = startProcess({ service })
    const access = service.access()
    return { access, journal, clock, managers: rememberedManagers(), uuid: () => crypto.randomUUID() }
  }
  const call = { signal: AbortSignal.timeout(10_000) }

  it('writes its intent before it asks, and reads back the end', async () => {
    const service = new ScriptedService()
    const mine = service.own(device)
    const all = parts(service)
    const ended = await release(all, crypto.randomUUID(), mine, call)
    expect(ended.end_time).toBe('2026-06-01T00:00:00Z')
    expect(kinds(all.journal.entries())).toEqual(['intent', 'answered', 'proven'])
  })

  it('is sent only while that ownership still runs', async () => {
    const service = new ScriptedService()
    const mine = service.own(device)
    service.end(mine.id)
    service.own(device)
    await expect(release(parts(service), crypto.randomUUID(), mine, call)).rejects.toMatchObject({ code: 'NOT_OWNER' })
    expect(posts(service)).toEqual([])
  })

  it('knows by looking what a lost answer did', async () => {
    const service = new ScriptedService()
    const mine = service.own(device)
    service.faults = ['lost-after']
    await expect(release(parts(service), crypto.randomUUID(), mine, call)).resolves.toMatchObject({ id: mine.id })
    expect(posts(service)).toHaveLength(1)
  })
})
