/** One story for each way an activation can end, and for what a person may do in the middle of it. */
import { describe, expect, it } from 'vitest'
import { startProcess } from '../../tests/crash/world.ts'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { ActivatorError, type ErrorCode } from '../errors.ts'
import type { Call, OwnershipAccess, TakeAnswer } from '../ownership/access.ts'
import type { State, StateName } from './state.ts'
import type { Activation } from './station.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const path = '/dev/instant0'

/** A service one of whose calls does something else. */
function serviceWith(change: Partial<OwnershipAccess>): ScriptedService {
  const service = new ScriptedService()
  const make = service.access.bind(service)
  service.access = (...wanted) => Object.assign(make(...wanted), change)
  return service
}
const refusing = (error: ActivatorError) =>
  serviceWith({ take: async (): Promise<TakeAnswer> => ({ kind: 'refused', error }) })
/** Never answers; ends as calls do when their signal does. */
const never = (call: Call) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(new ActivatorError('CANCELLED', {}))
    if (call.signal.aborted) end()
    else call.signal.addEventListener('abort', end, { once: true })
  })

/** A POST on its way that nobody answers: it may have done its work. */
const unanswered = (call: Call): Promise<TakeAnswer> =>
  never(call).catch((error: ActivatorError) => ({ kind: 'lost', error }))

describe('how an activation ends', () => {
  it('goes from port to proof through these states and no other', async () => {
    const states: State[] = []
    const { activate } = startProcess({ service: new ScriptedService() })
    const { end } = await activate(device, {}, (state) => states.push(state)).ended
    expect(states.map(({ state }) => state)).toEqual(['connecting', 'identifying', 'taking', 'proving'])
    expect(end).toMatchObject({ state: 'done', outcome: 'taken', identity: device })
  })

  it.each<[string, ActivatorError, ErrorCode]>([
    ['unknown device, or name does not match', new ActivatorError('DEVICE_UNKNOWN', {}), 'DEVICE_UNKNOWN'],
    ['account may not own devices', new ActivatorError('NOT_A_MANAGER', {}), 'NOT_A_MANAGER'],
    ['signed out in between', new ActivatorError('SIGN_IN_REQUIRED', {}), 'SIGN_IN_REQUIRED'],
    ['refused for another reason', new ActivatorError('SERVICE_REFUSED', { status: 400 }), 'SERVICE_REFUSED'],
  ])('%s: failed, not owned, nothing left open', async (_, error, code) => {
    const { activate, journal } = startProcess({ service: refusing(error) })
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ state: 'failed', at: 'taking', failure: { code }, owned: 'no' })
    expect([...journal.entries({ open: true })]).toEqual([])
  })

  it.each<[string, ActivatorError]>([
    ['nobody signs in again after a 401', new ActivatorError('SIGN_IN_REQUIRED', {})],
    ['the wait after a 429 is longer than the time', new ActivatorError('RATE_LIMITED', { seconds: 60 })],
    ['no token can be had for it', new ActivatorError('SERVICE_UNREACHABLE', { service: 'scripted' })],
  ])('closes the intent when %s: nothing that was sent is unanswered', async (_, error) => {
    const { activate, journal } = startProcess({ service: serviceWith({ take: () => Promise.reject(error) }) })
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ state: 'failed', failure: { code: error.code }, owned: 'no' })
    expect([...journal.entries({ open: true })]).toEqual([])
  })

  it('says unknown, not no, when signing in was refused before anybody could look', async () => {
    const refused = new ActivatorError('SIGN_IN_REFUSED', {})
    const ownerships = () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(refused) }) })
    const { activate } = startProcess({ service: serviceWith({ ownerships }) })
    const { end } = await activate(device).ended
    expect(end).toMatchObject({ state: 'failed', failure: { code: 'SIGN_IN_REFUSED' }, owned: 'unknown' })
  })

  it('needs a profile', async () => {
    const { activate } = startProcess({ service: new ScriptedService() })
    expect((await activate(device, { candidates: [] }).ended).end).toMatchObject({ failure: { code: 'NO_PROFILE' } })
  })

  it('tells that it waits, for what and until when, and goes back to where it was', async () => {
    const until = '2026-01-01T00:01:00.000Z'
    const waiting = serviceWith({})
    const make = waiting.access.bind(waiting)
    waiting.access = (...wanted) => {
      const access = make(...wanted)
      const take = access.take.bind(access)
      access.take = async (identity, key, call) => {
        call.onWait?.({ for: 'rate-limit', until })
        call.onWait?.(undefined)
        return await take(identity, key, call)
      }
      return access
    }
    const states: State[] = []
    await startProcess({ service: waiting }).activate(device, {}, (state) => states.push(state)).ended
    const names = states.map(({ state }) => state)
    expect(names).toEqual(['connecting', 'identifying', 'taking', 'waiting', 'taking', 'proving'])
    expect(states[3]).toMatchObject({ wait: { for: 'rate-limit', until } })
  })
})

it('keeps the intent open when signing in ends before a second POST: the first one may still have arrived', async () => {
  const required = new ActivatorError('SIGN_IN_REQUIRED', {})
  const lost: TakeAnswer = { kind: 'lost', error: new ActivatorError('SERVICE_UNREACHABLE', { service: 's' }) }
  let posts = 0
  const take = async (): Promise<TakeAnswer> => {
    posts += 1
    if (posts > 1) throw required
    return lost
  }
  const { activate, journal } = startProcess({ service: serviceWith({ take }) })
  expect((await activate(device).ended).end).toMatchObject({ failure: { code: 'SIGN_IN_REQUIRED' }, owned: 'unknown' })
  expect([...journal.entries({ open: true })]).toHaveLength(1)
})

describe('the time limit', () => {
  it('is TIMED_OUT where nothing had failed', async () => {
    const service = serviceWith({ take: (_identity, _key, call) => unanswered(call) })
    const { end } = await startProcess({ service }).activate(device, { timeoutMs: 5000 }).ended
    expect(end).toMatchObject({ failure: { code: 'TIMED_OUT', params: { seconds: 5 } }, owned: 'unknown' })
  })

  it('is the last failure where something had', async () => {
    const service = new ScriptedService()
    service.faults = ['500-before', '500-before', '500-before']
    const { end } = await startProcess({ service }).activate(device, { timeoutMs: 2000 }).ended
    expect(end).toMatchObject({ failure: { code: 'SERVICE_REFUSED', params: { status: 500 } }, owned: 'unknown' })
  })

  it('is the last failure, too, where it ends while the second POST is on its way', async () => {
    const service = new ScriptedService()
    service.faults = ['500-before']
    const make = service.access.bind(service)
    service.access = (...wanted) => {
      const access = make(...wanted)
      const take = access.take.bind(access)
      let sent = 0
      access.take = (identity, key, call) => {
        sent += 1
        return sent === 1 ? take(identity, key, call) : unanswered(call)
      }
      return access
    }
    const { end } = await startProcess({ service }).activate(device, { timeoutMs: 10_000 }).ended
    expect(end).toMatchObject({ failure: { code: 'SERVICE_REFUSED', params: { status: 500 } }, owned: 'unknown' })
  })

  it('does not count the time a person takes', async () => {
    const { activate, clock } = startProcess({ service: new ScriptedService() })
    const agree = async (_: unknown, signal: AbortSignal) => {
      await clock.sleep(3_600_000, signal)
      return 'waited' as const
    }
    expect((await activate(device, { timeoutMs: 5000, agree }).ended).end.state).toBe('done')
  })
})

/** Runs until the given state, and then does something. */
async function at(name: StateName, then: (process: ReturnType<typeof startProcess>, activation: Activation) => void) {
  const service = name === 'waiting' ? serviceWith({ ownerships: waitForEver }) : new ScriptedService()
  const process = startProcess({ service })
  const agree = name === 'confirming' ? (_: unknown, signal: AbortSignal) => never({ signal }) : undefined
  const activation = process.activate(device, { agree }, ({ state }) => {
    if (state === name) queueMicrotask(() => then(process, activation))
  })
  return { ...(await activation.ended), service, journal: process.journal }
}
function waitForEver(_filter: unknown, call: Call): AsyncIterable<never> {
  call.onWait?.({ for: 'network' })
  return { [Symbol.asyncIterator]: () => ({ next: () => never(call) }) }
}
const pull = (process: ReturnType<typeof startProcess>) => process.bus.unplug(path)

describe('a cable pulled', () => {
  it.each(['connecting', 'identifying'] as const)(
    'while %s: the port is gone, and that is a failure',
    async (state) => {
      const { end } = await at(state, pull)
      expect(end).toMatchObject({ state: 'failed', failure: { code: 'PORT_GONE' } })
    },
  )

  it.each(['confirming', 'waiting'] as const)('while %s: removed, and nothing was sent', async (state) => {
    const { end, service } = await at(state, pull)
    expect(end.state).toBe('removed')
    expect(service.ownerships).toEqual([])
  })

  it.each(['taking', 'proving'] as const)('while %s ends nothing: what was begun is finished', async (state) => {
    const { end } = await at(state, pull)
    expect(end).toMatchObject({ state: 'done', outcome: 'taken' })
  })
})

describe('a person who cancels', () => {
  const cancel = (_: unknown, activation: Activation) => activation.cancel()

  it.each(['connecting', 'identifying', 'confirming', 'waiting'] as const)(
    'while %s: nothing was sent',
    async (state) => {
      const { end, service, journal } = await at(state, cancel)
      expect(end).toMatchObject({ state: 'failed', failure: { code: 'CANCELLED' } })
      expect(service.ownerships).toEqual([])
      expect([...journal.entries({ open: true })]).toEqual([])
    },
  )

  it.each(['taking', 'proving'] as const)(
    'while %s, with an answer on its way: it arrives and counts',
    async (state) => {
      const { end, journal } = await at(state, cancel)
      expect(journal.riding.concat(journal.disk).some(({ kind }) => kind === 'result')).toBe(true)
      expect(end).toMatchObject(state === 'proving' ? { state: 'done' } : { failure: { code: 'CANCELLED' } })
    },
  )

  it('while the POST hangs: cancelled, and what it did stays open for the next run', async () => {
    const service = serviceWith({ take: (_identity, _key, call) => unanswered(call) })
    const { activate, journal } = startProcess({ service })
    const activation = activate(device, {}, ({ state }) => {
      if (state === 'taking') setImmediate(() => activation.cancel())
    })
    expect((await activation.ended).end).toMatchObject({ failure: { code: 'CANCELLED' }, owned: 'unknown' })
    expect([...journal.entries({ open: true })]).toHaveLength(1)
  })
})

describe('many at once', () => {
  it('lets the slowest hold up nobody', async () => {
    const slow = { serial_number: 'slow', device_name: 'slow' }
    const service = serviceWith({})
    const make = service.access.bind(service)
    service.access = (...wanted) => {
      const access = make(...wanted)
      const take = access.take.bind(access)
      access.take = (identity, key, call) =>
        identity.serial_number === 'slow' ? unanswered(call) : take(identity, key, call)
      return access
    }
    const { activate, clock } = startProcess({ service })
    const hanging = activate(slow, { port: { path: '/dev/slow' }, timeoutMs: 60_000 })
    const quick = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const identity = { serial_number: `${index}`, device_name: `${index}` }
        return activate(identity, { port: { path: `/dev/${index}` } }).ended
      }),
    )
    expect(quick.map(({ end }) => end.state)).toEqual(Array.from({ length: 20 }, () => 'done'))
    expect(clock.monotonic()).toBeLessThan(60_000)
    expect((await hanging.ended).end).toMatchObject({ failure: { code: 'TIMED_OUT' } })
  })

  it('refuses the same device on a second port, naming the first', async () => {
    const { activate } = startProcess({ service: new ScriptedService() })
    const first = activate(device, { agree: (_, signal) => never({ signal }) })
    const second = await activate(device, { port: { path: '/dev/other' } }).ended
    expect(second.end).toMatchObject({ failure: { code: 'DUPLICATE_DEVICE', params: { port: path } } })
    first.cancel()
    await first.ended
    const third = await activate(device, { port: { path: '/dev/other' } }).ended
    expect(third.end.state).toBe('done')
  })

  it('says already-yours the second time', async () => {
    const { activate } = startProcess({ service: new ScriptedService() })
    await activate(device).ended
    expect((await activate(device).ended).end).toMatchObject({ state: 'done', outcome: 'already-yours' })
  })
})
