/** The client over a bad network, to a real service: each fault ends in its right code, nothing hangs, nothing stays open. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { failureOf } from '../../app/errors.ts'
import type { OwnershipAccess, TakeAnswer } from '../../app/ownership/access.ts'
import { createOwnershipClient } from '../../app/ownership/client.ts'
import { PUBLIC_CLIENT } from '../../app/ownership/contract.ts'
import type { Ownership } from '../../app/ownership/record.ts'
import { checkService } from '../../app/ownership/service-address.ts'
import { type AccountSession, createSession } from '../../app/ownership/session.ts'
import { isOpenEnded } from '../../app/ownership/spans.ts'
import { systemClock as clock } from '../../main/adapters/clock.ts'
import { createMemorySecrets } from '../../main/adapters/memory-secrets.ts'
import { createNodeSender } from '../../main/adapters/node-sender.ts'
import { type Server, serve } from '../contracts/raw-server.ts'
import { type ServiceAtWork, serviceAtWork } from '../service/at-work.ts'
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.ts'

/** Of one exchange: long enough for a busy machine, short enough for a test. */
const EXCHANGE_MS = 800
/** Only so that nothing hangs. */
const LONG_MS = 20_000
const never = new AbortController().signal
const html = { 'content-type': 'text/html' }

/** What each fault is called when it does not go away. */
const faults: readonly (readonly [string, Fault, string])[] = [
  ['reset', { kind: 'reset' }, 'SERVICE_UNREACHABLE'],
  ['answer lost', { kind: 'answer-lost' }, 'SERVICE_UNREACHABLE'],
  ['answer held', { kind: 'answer-held' }, 'SERVICE_UNREACHABLE'],
  ['silence', { kind: 'silence' }, 'SERVICE_UNREACHABLE'],
  ['slow drip', { kind: 'drip', everyMs: 200 }, 'SERVICE_UNREACHABLE'],
  ['cut', { kind: 'cut' }, 'SERVICE_NONSENSE'],
  ['truncated JSON', { kind: 'truncated' }, 'SERVICE_NONSENSE'],
  ['wrong JSON', { kind: 'changed', body: () => '{"id":"12"}' }, 'SERVICE_NONSENSE'],
  ['captive portal', { kind: 'html' }, 'SERVICE_NONSENSE'],
  ['flood', { kind: 'flood' }, 'SERVICE_NONSENSE'],
  ['redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, 'SERVICE_NONSENSE'],
  ['500', { kind: 'answer', status: 500, headers: html, body: '<h1>Oops</h1>' }, 'SERVICE_REFUSED'],
  ['503 in JSON', { kind: 'answer', status: 503, body: '{"detail":"Later."}' }, 'SERVICE_REFUSED'],
  ['403 of a proxy', { kind: 'answer', status: 403, headers: html, body: '<h1>No</h1>' }, 'SERVICE_NONSENSE'],
]

interface World extends AsyncDisposable {
  /** Before the service. */
  readonly proxy: FaultProxy
  /** Before the account, which gives a token to everybody. */
  readonly account: FaultProxy
  readonly session: AccountSession
  readonly client: OwnershipAccess
  /** Every ownership of this test's device. */
  owned(): Promise<readonly Ownership[]>
  take(): Promise<TakeAnswer>
  /** How many requests went to this path. */
  sent(path: string): number
}

describe('the client over a bad network', () => {
  let service: ServiceAtWork
  let account: Server
  let before: number
  beforeAll(async () => {
    before = sockets()
    service = await serviceAtWork()
    const { token } = await service.account('ada')
    const answer = { access_token: token, expires_in: 3600, token_type: 'Bearer', refresh_token: 'r' }
    account = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  afterAll(async () => {
    await account[Symbol.asyncDispose]()
    await service[Symbol.asyncDispose]()
    await vi.waitFor(() => expect(sockets()).toBeLessThanOrEqual(before))
  })

  /** Signed in, over a network of its own, with a device of its own. */
  async function world(): Promise<World> {
    const proxy = await startFaultProxy({ target: service.url })
    const accountProxy = await startFaultProxy({ target: account.url })
    const sender = createNodeSender()
    const { serial_number, device_name } = await service.device()
    const address = checkService({ url: `${proxy.url}v1/`, accountUrl: accountProxy.url })
    const shared = { sender, clock, timeoutMs: EXCHANGE_MS }
    const session = createSession({
      ...{ ...shared, service: address, secrets: createMemorySecrets(), client: { id: PUBLIC_CLIENT } },
      ...{ credentials: { username: 'ada', password: 'right' }, whenSignedOut: 'fail' },
    })
    const client = createOwnershipClient({ ...shared, session, service: address })
    await session.token(within(LONG_MS))
    return {
      ...{ proxy, account: accountProxy, session, client },
      async owned() {
        const found = []
        for await (const row of client.ownerships({ serial_number }, within(LONG_MS))) found.push(row)
        return found
      },
      take: () => client.take({ serial_number, device_name }, crypto.randomUUID(), within(LONG_MS)),
      sent: (path) => proxy.requests.filter((request) => request.path.includes(path)).length,
      async [Symbol.asyncDispose]() {
        sender[Symbol.dispose]()
        await proxy.close()
        await accountProxy.close()
      },
    }
  }

  describe.concurrent.each(faults)('%s', (_name, fault, code) => {
    test('once: reading goes on by itself', async () => {
      await using here = await world()
      await here.take()
      here.proxy.next(fault)
      expect((await here.owned()).map(isOpenEnded)).toEqual([true])
    })

    test('always: reading ends with its code', async () => {
      await using here = await world()
      here.proxy.always(fault)
      expect(await failing(here.client.ownership(1, within(EXCHANGE_MS * 3)))).toBe(code)
    })

    test('a take is sent exactly once, and is lost', async () => {
      await using here = await world()
      here.proxy.nextFor({ method: 'POST', path: 'take-ownership' }, fault)
      const answer = await here.take()
      expect([answer.kind, codeOf(answer), here.sent('take-ownership')]).toEqual(['lost', code, 1])
      // Only a GET tells; and the service knows, whatever the network did.
      expect((await here.owned()).length).toBe(isPassedOn(fault) ? 1 : 0)
    })

    test('at the account: signing in ends with its code', async () => {
      await using here = await world()
      here.account.always(fault)
      expect(await failing(here.session.signIn('ada', 'right', never))).toBe(code)
    })
  })

  test('a port where nobody listens is unreachable', async () => {
    await using here = await world()
    await here.proxy.close()
    expect(await failing(here.client.ownership(1, within(600)))).toBe('SERVICE_UNREACHABLE')
    const answer = await here.take()
    expect([answer.kind, codeOf(answer)]).toEqual(['lost', 'SERVICE_UNREACHABLE'])
  })

  test('a storm of 429: all calls wait, nothing fails, each take is answered', async () => {
    await using here = await world()
    const storm: Fault = { kind: 'too-many', retryAfter: '0' }
    here.proxy.next(storm, storm, storm, { kind: 'pass' }, storm)
    const [one, , , other] = await Promise.all([here.take(), here.owned(), here.owned(), here.take()])
    expect([one.kind, other.kind].sort()).toEqual(['created', 'existing'])
  })

  test('given up during a storm it says that the service was busy', async () => {
    await using here = await world()
    here.proxy.always({ kind: 'too-many', retryAfter: '30' })
    expect(await failing(here.client.ownership(1, within(400)))).toBe('RATE_LIMITED')
  })

  test('a clock ten years off changes nothing', async () => {
    await using here = await world()
    const date = 'Sun, 06 Nov 1994 08:49:37 GMT'
    here.proxy.always({ kind: 'date', date })
    here.proxy.next({ kind: 'too-many', retryAfter: date, date })
    expect((await here.take()).kind).toBe('created')
    expect((await here.owned()).map(isOpenEnded)).toEqual([true])
  })

  test('a token that ended in the middle of a batch is renewed once for all, and nobody notices', async () => {
    await using here = await world()
    const expired: Fault = { kind: 'answer', status: 401, body: '{"detail":"Expired."}' }
    const before = here.account.requests.length
    here.proxy.next(expired, expired, expired)
    const [answer] = await Promise.all([here.take(), here.owned(), here.owned()])
    expect([answer.kind, here.account.requests.length - before]).toEqual(['created', 1])
  })

  test('a 401 that stays ends with sign-in required', async () => {
    await using here = await world()
    here.proxy.always({ kind: 'answer', status: 401, body: '{"detail":"No."}' })
    expect(await failing(here.client.ownership(1, within(LONG_MS)))).toBe('SIGN_IN_REQUIRED')
  })

  test('a release whose answer is lost is sent once, and has happened', async () => {
    await using here = await world()
    const taken = await here.take()
    if (taken.kind !== 'created') throw new Error(`not taken: ${taken.kind}`)
    here.proxy.nextFor({ path: 'release-ownership' }, { kind: 'answer-lost' })
    const answer = await here.client.release(taken.ownership.device, crypto.randomUUID(), within(LONG_MS))
    expect([answer.kind, here.sent('release-ownership')]).toEqual(['lost', 1])
    expect((await here.owned()).map(isOpenEnded)).toEqual([false])
  })

  test('a call that is cancelled while it is on its way ends at once', async () => {
    await using here = await world()
    here.proxy.always({ kind: 'silence' })
    const leaving = new AbortController()
    const asked = here.proxy.seen({ path: 'device-ownerships' })
    const ending = failing(here.client.ownership(1, { signal: leaving.signal }))
    await asked
    leaving.abort()
    expect(await ending).toBe('CANCELLED')
  })
})

const codeOf = (answer: TakeAnswer) => ('error' in answer ? answer.error.code : undefined)
const within = (ms: number) => ({ signal: AbortSignal.timeout(ms) })
/** Sockets of this process that would keep it alive. */
const sockets = () => process.getActiveResourcesInfo().filter((kind) => /^tcp/i.test(kind)).length
const failing = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => failureOf(error).code,
  )

/** Whether the service was asked, and so took the device, before the answer came to grief. */
function isPassedOn({ kind }: Fault): boolean {
  return ['answer-lost', 'answer-held', 'drip', 'cut', 'truncated', 'changed'].includes(kind)
}
