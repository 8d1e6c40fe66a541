import { beforeEach, describe, expect, test } from 'vitest'
import {
  type Answering,
  type AnsweringSender,
  answering,
  json,
  silence,
  tokenAnswer,
} from '../../tests/fakes/answering-sender.ts'
import { keepingSecrets } from '../../tests/fakes/keeping-secrets.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import type { Wait } from '../activation/state.ts'
import { failureOf } from '../errors.ts'
import { checkService } from './service-address.ts'
import { createSession, type SessionParts } from './session.ts'

const service = checkService({ url: 'https://cloud.example/v1/' })
const credentials = { username: 'ada', password: 'right' }
const invalid = json(400, { error: 'invalid_grant' })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => failureOf(error).code,
  )

describe('a session', () => {
  let clock: VirtualClock
  let secrets: ReturnType<typeof keepingSecrets>
  let sender: AnsweringSender
  /** What the account answers; each token it gives has a number. */
  let answer: Answering
  let given: number

  const sessionWith = (parts: Partial<SessionParts> = {}) =>
    createSession({
      ...{ sender, clock, secrets, service, client: { id: 'app' }, whenSignedOut: 'fail', random: () => 0.5 },
      ...parts,
    })
  const next = (more: object = {}) => {
    given += 1
    return tokenAnswer(`t${given}`, more)
  }
  const call = (signal = new AbortController().signal) => ({ signal })
  const grants = () => sender.asked.map(({ form }) => form.get('grant_type'))

  beforeEach(() => {
    clock = new VirtualClock()
    secrets = keepingSecrets()
    given = 0
    answer = () => next()
    sender = answering((asked, signal) => answer(asked, signal))
  })

  test('asks by password once for many who wait, then by refresh, before the token ends', async () => {
    const session = sessionWith({ credentials })
    const tokens = await Promise.all(Array.from({ length: 20 }, () => session.token(call())))
    expect(new Set(tokens)).toEqual(new Set(['t1']))
    await clock.sleep(35_939_000, call().signal)
    expect(await session.token(call())).toBe('t1')
    await clock.sleep(2000, call().signal)
    expect(await session.token(call())).toBe('t2')
    expect(grants()).toEqual(['password', 'refresh_token'])
    expect(sender.asked[0]?.form.get('client_id')).toBe('app')
  })

  test('a life of seconds is renewed before it ends too, and one of centuries is not believed', async () => {
    answer = () => next({ expires_in: given === 0 ? 10 : 1e12 })
    const session = sessionWith({ credentials })
    await session.token(call())
    await clock.sleep(9001, call().signal)
    expect(await session.token(call())).toBe('t2')
    await clock.sleep(31 * 86_400_000, call().signal)
    expect(await session.token(call())).toBe('t3')
  })

  test('many calls refused with one token renew it once; those that come late get the new one', async () => {
    const session = sessionWith({ credentials })
    const old = await session.token(call())
    const renewed = await Promise.all([1, 2, 3].map(() => session.renewAfter401(old, call())))
    expect([...renewed, await session.renewAfter401(old, call())]).toEqual(['t2', 't2', 't2', 't2'])
    expect(sender.asked.length).toBe(2)
  })

  test('a refresh that is refused falls back to the password at hand', async () => {
    const session = sessionWith({ credentials })
    await session.token(call())
    answer = ({ form }) => (form.get('grant_type') === 'password' ? tokenAnswer('again') : invalid)
    expect(await session.renewAfter401('t1', call())).toBe('again')
    expect(grants()).toEqual(['password', 'refresh_token', 'password'])
  })

  test('a 401 that stays ends with sign-in required, for everybody', async () => {
    const session = sessionWith({ credentials })
    const renewed = await session.renewAfter401(await session.token(call()), call())
    expect(await codeOf(session.stays401(renewed, call()))).toBe('SIGN_IN_REQUIRED')
    expect(await codeOf(session.token(call()))).toBe('SIGN_IN_REQUIRED')
    expect(session.state).toMatchObject({ state: 'signed-out', failure: { code: 'SIGN_IN_REQUIRED' } })
  })

  test('a wrong password is tried once, however many devices want to sign in with it', async () => {
    answer = () => invalid
    const session = sessionWith({ credentials })
    expect(await codeOf(session.token(call()))).toBe('SIGN_IN_REFUSED')
    expect(await codeOf(session.token(call()))).toBe('SIGN_IN_REFUSED')
    expect(sender.asked.length).toBe(1)
  })

  test('nobody known is sign-in required, and nothing is sent', async () => {
    expect(await codeOf(sessionWith().token(call()))).toBe('SIGN_IN_REQUIRED')
    expect(await codeOf(sessionWith({ username: 'ada' }).token(call()))).toBe('SIGN_IN_REQUIRED')
    expect(sender.asked).toEqual([])
  })

  test.each([
    ['SERVICE_NONSENSE', 3, () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' })],
    ['SERVICE_NONSENSE', 3, () => json(200, { access_token: 't' })],
    ['SERVICE_NONSENSE', 3, () => tokenAnswer('two\r\nlines')],
    ['SERVICE_NONSENSE', 3, () => ({ status: 302, headers: { location: 'https://evil.example/' }, body: '' })],
    ['SERVICE_REFUSED', 1, () => json(400, { error: 'unauthorized_client' })],
  ] as const)('an answer that is no token: %s after %i', async (code, count, odd) => {
    answer = odd
    expect(await codeOf(sessionWith({ credentials }).token(call()))).toBe(code)
    expect(sender.asked.length).toBe(count)
  })

  test('of those who wait for a renewal that does not succeed, each hears why in its own time', async () => {
    answer = () => json(503, { detail: 'Later.' })
    const session = sessionWith({ credentials })
    const [short, long] = [new AbortController(), new AbortController()]
    const waits: (Wait | undefined)[] = []
    const both = [
      codeOf(session.token(call(short.signal))),
      codeOf(session.token({ signal: long.signal, onWait: (wait) => waits.push(wait) })),
    ]
    await clock.sleep(1000, call().signal)
    short.abort()
    expect(await both[0]).toBe('SERVICE_REFUSED')
    const soFar = sender.asked.length
    await clock.sleep(60_000, call().signal)
    expect(sender.asked.length).toBeGreaterThan(soFar)
    long.abort()
    expect(await both[1]).toBe('SERVICE_REFUSED')
    expect(waits[0]).toMatchObject({ for: 'network' })
  })

  test('the renewal ends when the last who waited has left', async () => {
    let left = false
    answer = (_asked, signal) => {
      signal.addEventListener('abort', () => (left = true))
      return silence(signal)
    }
    const leaving = new AbortController()
    const waiting = codeOf(sessionWith({ credentials }).token(call(leaving.signal)))
    await clock.sleep(1, call().signal)
    leaving.abort()
    expect(await waiting).toBe('CANCELLED')
    expect(left).toBe(true)
  })

  test('what a sign-in was given is remembered by the next start: the refresh token, not the password', async () => {
    await sessionWith().signIn('ada', 'right', call().signal)
    expect([...secrets.values.values()].join()).not.toContain('right')
    answer = ({ form }) => (form.get('refresh_token') === 'refresh-t1' ? tokenAnswer('next') : invalid)
    expect(await sessionWith({ username: 'ada' }).token(call())).toBe('next')
    expect(await codeOf(sessionWith({ username: 'bob' }).token(call()))).toBe('SIGN_IN_REQUIRED')
  })

  test('without a refresh token the password is remembered; a sign-out forgets it', async () => {
    answer = () => tokenAnswer('only', { refresh_token: undefined })
    const session = sessionWith()
    await session.signIn('ada', 'right', call().signal)
    expect(await sessionWith({ username: 'ada' }).token(call())).toBe('only')
    await session.signOut()
    expect(secrets.values.size).toBe(0)
    expect(session.state).toEqual({ state: 'signed-out' })
    expect(await codeOf(session.token(call()))).toBe('SIGN_IN_REQUIRED')
  })

  test('a remembered password that is refused is forgotten: no start tries it again', async () => {
    answer = () => next({ refresh_token: undefined })
    await sessionWith().signIn('ada', 'right', call().signal)
    answer = () => invalid
    expect(await codeOf(sessionWith({ username: 'ada' }).token(call()))).toBe('SIGN_IN_REFUSED')
    expect(await codeOf(sessionWith({ username: 'ada' }).token(call()))).toBe('SIGN_IN_REQUIRED')
    expect(sender.asked.length).toBe(2)
  })

  test('a wrong password at the form leaves alone what is remembered', async () => {
    await sessionWith().signIn('ada', 'right', call().signal)
    answer = () => invalid
    await codeOf(sessionWith().signIn('ada', 'wrong', call().signal))
    expect(secrets.values.size).toBe(1)
  })

  test('a renewal that comes back after the sign-out brings nothing back', async () => {
    const session = sessionWith()
    await session.signIn('ada', 'right', call().signal)
    const { promise, resolve } = Promise.withResolvers<void>()
    answer = () => promise.then(() => next())
    const renewing = session.renewAfter401('t1', call())
    await clock.sleep(1, call().signal)
    await session.signOut()
    resolve()
    await renewing
    expect([secrets.values.size, session.state.state]).toEqual([0, 'signed-out'])
  })

  test('what came from the environment is not stored', async () => {
    await sessionWith({ credentials }).token(call())
    expect(secrets.values.size).toBe(0)
  })

  test('a refresh token that another program has renewed meanwhile is read again', async () => {
    await sessionWith().signIn('ada', 'right', call().signal)
    const [window, program] = [sessionWith({ username: 'ada' }), sessionWith({ username: 'ada' })]
    let valid = 'refresh-t1'
    answer = ({ form }) => {
      if (form.get('refresh_token') !== valid) return invalid
      given += 1
      valid = `refresh-t${given}`
      return tokenAnswer(`t${given}`)
    }
    expect(await window.token(call())).toBe('t2')
    expect(await program.token(call())).toBe('t3')
    expect(await window.renewAfter401('t2', call())).toBe('t4')
  })

  test('a broken memory is none', async () => {
    await sessionWith().signIn('ada', 'right', call().signal)
    for (const name of secrets.values.keys()) secrets.values.set(name, '{"refreshToken":7')
    expect(await codeOf(sessionWith({ username: 'ada' }).token(call()))).toBe('SIGN_IN_REQUIRED')
  })

  test('a ready token is used as it is, and a 401 ends it', async () => {
    const session = sessionWith({ ready: { token: 'made-elsewhere', name: 'warehouse' } })
    expect([session.state.state, session.username]).toEqual(['signed-in', 'warehouse'])
    expect(await session.token(call())).toBe('made-elsewhere')
    expect(await codeOf(session.renewAfter401('made-elsewhere', call()))).toBe('SIGN_IN_REQUIRED')
    expect(() => sessionWith({ ready: { token: 'two\nlines', name: 'x' } })).toThrow(/CONFIG_INVALID/)
    expect(sender.asked).toEqual([])
  })
})
