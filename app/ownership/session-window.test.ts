import { beforeEach, describe, expect, test } from 'vitest'
import { answering, json, tokenAnswer } from '../../tests/fakes/answering-sender.ts'
import { keepingSecrets } from '../../tests/fakes/keeping-secrets.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import type { Wait } from '../activation/state.ts'
import { failureOf } from '../errors.ts'
import { checkService } from './service-address.ts'
import { createSession } from './session.ts'

const service = checkService({ url: 'https://cloud.example/v1/' })
const invalid = json(400, { error: 'invalid_grant' })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => failureOf(error).code,
  )

describe('a session of a window', () => {
  const clock = new VirtualClock()
  const never = new AbortController().signal
  let right: string
  const sender = answering(({ form }) =>
    form.get('password') === right ? tokenAnswer(`for-${form.get('username')}`) : invalid,
  )
  const open = (username?: string) =>
    createSession({
      ...{ sender, clock, secrets: keepingSecrets(), service, client: { id: 'app' }, whenSignedOut: 'wait', username },
    })
  beforeEach(() => {
    right = 'right'
  })

  test('calls wait for somebody to sign in, and say so', async () => {
    const session = open()
    const waits: (Wait | undefined)[] = []
    const waiting = session.token({ signal: never, onWait: (wait) => waits.push(wait) })
    await clock.sleep(1, never)
    expect(waits).toEqual([{ for: 'sign-in' }])
    await session.signIn('ada', 'right', never)
    expect(await waiting).toBe('for-ada')
    expect(waits).toEqual([{ for: 'sign-in' }, undefined])
  })

  test('tells its states as they change; a refused sign-in tells why', async () => {
    const session = open()
    const states: unknown[] = []
    using _listening = session.onChange(() => states.push(session.state))
    expect(await codeOf(session.signIn('ada', 'wrong', never))).toBe('SIGN_IN_REFUSED')
    await session.signIn('ada', 'right', never)
    expect(states).toMatchObject([
      { state: 'signing-in' },
      { state: 'signed-out', failure: { code: 'SIGN_IN_REFUSED', params: { account: 'ada' } } },
      { state: 'signing-in' },
      { state: 'signed-in' },
    ])
    expect(session.username).toBe('ada')
  })

  test('that an older sign-in no longer holds does not disturb who is at the form', async () => {
    const session = open('ada')
    const states: string[] = []
    using _listening = session.onChange(() => states.push(session.state.state))
    const restoring = session.token({ signal: never })
    await session.signIn('ada', 'right', never)
    expect(await restoring).toBe('for-ada')
    expect(states).not.toContain('signed-out')
    expect(session.state).toEqual({ state: 'signed-in' })
  })

  test('a sign-in that is refused leaves who was signed in signed in', async () => {
    const session = open()
    await session.signIn('ada', 'right', never)
    const { account } = session
    await codeOf(session.signIn('bob', 'wrong', never))
    expect([session.state.state, session.account]).toEqual(['signed-in', account])
    expect(await session.token({ signal: never })).toBe('for-ada')
  })

  test('what waited for one account is not finished under another', async () => {
    const session = open()
    await session.signIn('ada', 'right', never)
    const waiting = codeOf(session.stays401('for-ada', { signal: never }))
    await clock.sleep(1, never)
    await session.signIn('bob', 'right', never)
    expect(await waiting).toBe('SIGN_IN_REQUIRED')
  })

  test('a call that is given up while it waits for a sign-in says that it was missing', async () => {
    const leaving = new AbortController()
    const waiting = codeOf(open().token({ signal: leaving.signal }))
    await clock.sleep(1, never)
    leaving.abort()
    expect(await waiting).toBe('SIGN_IN_REQUIRED')
  })

  test('a password that is no longer right asks the person, once', async () => {
    const session = open()
    const before = sender.asked.length
    await session.signIn('ada', 'right', never)
    right = 'new'
    const waiting = session.renewAfter401('for-ada', { signal: never })
    await clock.sleep(60_000, never)
    expect(session.state).toMatchObject({ state: 'signed-out', failure: { code: 'SIGN_IN_REFUSED' } })
    // The first sign-in, the refresh, the password.
    expect(sender.asked.length - before).toBe(3)
    await session.signIn('ada', 'new', never)
    expect(await waiting).toBe('for-ada')
  })
})
