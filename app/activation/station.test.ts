/** What activations share: the settling of what earlier runs left open, and one journal. */
import { describe, expect, it } from 'vitest'
import { startProcess } from '../../tests/crash/world.ts'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { ActivatorError } from '../errors.ts'
import type { Call, TakeAnswer } from '../ownership/access.ts'
import type { WatchedCall } from '../ownership/retry.ts'
import type { JournalEntry, TakeIntent } from './entries.ts'
import { outcomeOf } from './state.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }

function leftOpen(): TakeIntent {
  const [act, key] = [crypto.randomUUID(), crypto.randomUUID()]
  return { kind: 'intent', act, does: 'take', account: 'account', ...device, before: [], key }
}

/** A service whose reading calls wait until it is let go, and end as such calls do when their signal does. */
function heldUp(failure?: ActivatorError) {
  const service = new ScriptedService()
  const free = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const make = service.access.bind(service)
  const wait = (call: Call) => {
    asked.resolve()
    const ended = new Promise<never>((_, reject) => {
      const end = () => reject(new ActivatorError('CANCELLED', {}))
      if (call.signal.aborted) end()
      else call.signal.addEventListener('abort', end, { once: true })
    })
    return Promise.race([free.promise, ended])
  }
  service.access = (...wanted) => {
    const access = make(...wanted)
    const ownerships = access.ownerships.bind(access)
    access.ownerships = async function* (filter, call: WatchedCall) {
      if (failure !== undefined) call.onFailure?.(failure)
      await wait(call)
      yield* ownerships(filter, call)
    }
    return access
  }
  return { service, asked: asked.promise, letGo: () => free.resolve() }
}

/** An activation without a limit, and when it has come to where it waits for the settling. */
function waiting(activate: ReturnType<typeof startProcess>['activate']) {
  const identified = Promise.withResolvers<void>()
  const activation = activate(device, { timeoutMs: undefined }, ({ state }) => {
    if (state === 'identifying') identified.resolve()
  })
  const waits = identified.promise.then(async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
  })
  return { activation, waits }
}

describe('settling what an earlier run left open', () => {
  it('holds an activation of the same device up no longer than its own time limit', async () => {
    const { service, asked } = heldUp()
    const { station, activate } = startProcess({ service, disk: [leftOpen()] })
    const over = new AbortController()
    const settling = station.settleAll({ signal: over.signal })
    await asked
    const { end } = await activate(device, { timeoutMs: 5000 }).ended
    expect(end).toMatchObject({ failure: { code: 'TIMED_OUT' }, owned: 'unknown' })
    over.abort()
    await expect(settling).rejects.toThrow('some intents stay open')
  })

  it('says what the settling met, where the time ends while it is tried again', async () => {
    const { service, asked } = heldUp(new ActivatorError('SERVICE_UNREACHABLE', { service: 'scripted' }))
    const { station, activate } = startProcess({ service, disk: [leftOpen()] })
    const over = new AbortController()
    const settling = station.settleAll({ signal: over.signal })
    await asked
    const { end } = await activate(device, { timeoutMs: 5000 }).ended
    expect(end).toMatchObject({ failure: { code: 'SERVICE_UNREACHABLE' }, owned: 'unknown' })
    over.abort()
    await expect(settling).rejects.toThrow()
  })

  it('lets a person cancel an activation that waits for it', async () => {
    const { service, asked } = heldUp()
    const { station, activate } = startProcess({ service, disk: [leftOpen()] })
    const over = new AbortController()
    const settling = station.settleAll({ signal: over.signal })
    await asked
    const { activation, waits } = waiting(activate)
    await waits
    activation.cancel()
    expect((await activation.ended).end).toMatchObject({ failure: { code: 'CANCELLED' } })
    over.abort()
    await expect(settling).rejects.toThrow()
  })

  it('goes on for the activation that waits for it when nobody else does any more', async () => {
    const { service, asked, letGo } = heldUp()
    const { station, activate, journal } = startProcess({ service, disk: [leftOpen()] })
    const patience = new AbortController()
    const settling = station.settleAll({ signal: patience.signal })
    await asked
    const { activation, waits } = waiting(activate)
    await waits
    patience.abort()
    await expect(settling).rejects.toThrow('some intents stay open')
    letGo()
    expect(outcomeOf((await activation.ended).end)).toBe('taken')
    expect([...journal.entries({ open: true })]).toEqual([])
  })
})

describe('a disk that takes nothing more', () => {
  /** From the first entry of this kind on. */
  async function fullFrom(kind: JournalEntry['kind'], service = new ScriptedService()) {
    const { journal, activate } = startProcess({ service })
    const append = journal.append.bind(journal)
    let full = false
    journal.append = (entry, durable) => {
      full ||= entry.kind === kind
      if (full) return Promise.reject(new ActivatorError('JOURNAL_UNAVAILABLE', { reason: 'disk full' }))
      return append(entry, durable)
    }
    const { end } = await activate(device).ended
    return { end, open: [...journal.entries({ open: true })].length }
  }
  const unavailable = { state: 'failed', failure: { code: 'JOURNAL_UNAVAILABLE' } }

  it('before the intent: nothing is sent', async () => {
    const service = new ScriptedService()
    expect(await fullFrom('intent', service)).toMatchObject({ end: { ...unavailable, owned: 'no' }, open: 0 })
    expect(service.ownerships).toEqual([])
  })

  it.each(['answered', 'proven'] as const)('before %s: the device is ours, and the intent stays open', async (kind) => {
    const { end, open } = await fullFrom(kind)
    expect(end).toMatchObject({ ...unavailable, owned: 'yes', identity: device, ownership: { device: 1 } })
    expect(open).toBe(1)
  })

  it('before the refusal is written down: refused is refused', async () => {
    const service = new ScriptedService()
    const make = service.access.bind(service)
    const error = new ActivatorError('DEVICE_UNKNOWN', {})
    service.access = (...wanted) =>
      Object.assign(make(...wanted), { take: async (): Promise<TakeAnswer> => ({ kind: 'refused', error }) })
    expect((await fullFrom('answered', service)).end).toMatchObject({ ...unavailable, owned: 'no' })
  })

  it('before the result: proven is ours, and the person hears that it is in no history', async () => {
    expect((await fullFrom('result')).end).toMatchObject({
      ...unavailable,
      at: 'proving',
      owned: 'yes',
      identity: device,
    })
  })
})
