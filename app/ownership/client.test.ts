import { describe, expect, test } from 'vitest'
import { type Answering, answering, json, silence, tokenAnswer } from '../../tests/fakes/answering-sender.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import { failureOf } from '../errors.ts'
import type { HttpAnswer } from '../outside.ts'
import { createOwnershipClient } from './client.ts'
import { OPEN_END } from './contract.ts'
import type { Ownership } from './record.ts'
import { SendError } from './send-error.ts'
import { checkService } from './service-address.ts'
import { createSession } from './session.ts'

const service = checkService({ url: 'https://cloud.example/v1/' })
const identity = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const never = new AbortController().signal
const call = { signal: never }

function owned(id: number, more: Partial<Ownership> = {}): Ownership {
  const device_details = { id: 1000 + id, ...identity }
  return {
    ...{
      id,
      start_time: '2024-01-01T06:00:00.000000Z',
      end_time: OPEN_END,
      device: 1000 + id,
      manager: 7,
      device_details,
    },
    ...more,
  }
}
const named = (id: number, serial_number: string, device_name = 'n') =>
  owned(id, { device_details: { id: 1000 + id, serial_number, device_name } })
const page = (results: readonly unknown[], number = 1, next: number | null = null) =>
  json(200, { count: results.length, page: number, next, previous: null, results })

/** A client whose service answers as `answer` says; the account always signs in. */
function clientOf(answer: Answering) {
  const clock = new VirtualClock()
  const sender = answering((asked, signal) => {
    const account = asked.url.includes('/oauth2/')
    return account ? tokenAnswer(`t${sender.to('/oauth2/').length}`) : answer(asked, signal)
  })
  const secrets = { kept: false, get: async () => undefined, set: async () => {}, delete: async () => {} }
  const session = createSession({
    ...{ sender, clock, secrets, service, client: { id: 'app' }, random: () => 0.5 },
    ...{ credentials: { username: 'ada', password: 'right' }, whenSignedOut: 'fail' },
  })
  const client = createOwnershipClient({ sender, clock, session, service, random: () => 0.5 })
  return { client, clock, sender, calls: () => sender.to('/v1/') }
}
async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const row of rows) found.push(row)
  return found
}
const failing = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => failureOf(error),
  )

describe('lists', () => {
  test('every page is asked for, filters and all, and comes as it arrives', async () => {
    const pages = [page([owned(1), owned(2)], 1, 2), page([owned(3)], 2, 4), page([], 4)]
    const { client, calls } = clientOf(() => pages.shift() ?? json(500, {}))
    const ids = []
    for await (const { id } of client.ownerships({ serial_number: '012345', ordering: '-start_time' }, call)) {
      ids.push(id)
      if (id === 2) expect(calls().length).toBe(1)
    }
    expect(ids).toEqual([1, 2, 3])
    const queries = calls().map(({ url }) => Object.fromEntries(new URL(url).searchParams))
    expect(queries.map((query) => query.page)).toEqual(['1', '2', '4'])
    expect(queries[0]).toMatchObject({ serial_number: '012345', ordering: '-start_time', limit: '150' })
  })

  test('a service that ignores filters fools nobody: serial and name byte for byte, current by the open end', async () => {
    const rows = [
      named(1, '012345', 'é'),
      named(2, '12345', 'é'),
      named(3, '012345', 'e\u0301'),
      { ...named(4, '012345', 'é'), end_time: '2024-02-01T00:00:00Z' },
      { ...named(5, '012345', 'é'), end_time: '3000-01-01T00:59:59.000+01:00' },
    ]
    const found = async (filter: object) => {
      const { client } = clientOf(() => page(rows))
      return (await all(client.ownerships(filter, call))).map(({ id }) => id)
    }
    expect(await found({ serial_number: '012345', device_name: 'é' })).toEqual([1, 4, 5])
    expect(await found({ serial_number: '012345', device_name: 'é', current: true })).toEqual([1, 5])
    expect(await found({ current: false })).toEqual([4])
    expect(await found({ device: 1002 })).toEqual([2])
  })

  test('a row that moved on to the next page does not come twice', async () => {
    const pages = [page([owned(1), owned(2)], 1, 2), page([owned(2), owned(3)], 2)]
    const { client } = clientOf(() => pages.shift() ?? json(500, {}))
    expect((await all(client.ownerships({}, call))).map(({ id }) => id)).toEqual([1, 2, 3])
  })

  test.each<[string, number, (asked: number) => HttpAnswer]>([
    ['the same page again and again', 2, () => page([owned(1)], 1, 2)],
    ['a next that does not grow', 1, (asked) => page([owned(asked)], asked, asked)],
    ['a next that goes back', 2, (asked) => page([owned(asked)], asked, asked === 1 ? 2 : 1)],
    ['empty pages without an end', 1, (asked) => page([], asked, asked + 1)],
  ])('%s is nonsense, not a loop', async (_name, times, answer) => {
    const { client, calls } = clientOf(({ url }) => answer(Number(new URL(url).searchParams.get('page'))))
    expect(await failing(all(client.ownerships({}, call)))).toMatchObject({ code: 'SERVICE_NONSENSE' })
    expect(calls().length).toBe(times)
  })

  test('devices, too', async () => {
    const row = { id: 5, ...identity, device_type: 'probe', secret: 'kept out' }
    const { client } = clientOf(() => page([row, { ...row, id: 6, serial_number: '12345' }]))
    expect(await all(client.devices({ current: true, serial_number: '012345' }, call))).toEqual([
      { id: 5, ...identity, device_type: 'probe' },
    ])
  })
})

describe('one ownership', () => {
  test('is read back by its id; one nobody has is undefined', async () => {
    const { client } = clientOf(({ url }) =>
      url.endsWith('/9/') ? json(200, owned(9)) : json(404, { detail: 'None.' }),
    )
    expect(await client.ownership(9, call)).toEqual(owned(9))
    expect(await client.ownership(8, call)).toBeUndefined()
  })

  test('another one than was asked for is nonsense, and so is a 404 of a proxy', async () => {
    const other = clientOf(() => json(200, owned(10)))
    expect(await failing(other.client.ownership(9, call))).toMatchObject({ code: 'SERVICE_NONSENSE' })
    const proxy = clientOf(() => ({ status: 404, headers: {}, body: 'Not found' }))
    expect(await failing(proxy.client.ownership(9, call))).toMatchObject({ code: 'SERVICE_NONSENSE' })
  })

  test.each([
    [json(403, { detail: 'You may not own devices.' }), 'NOT_A_MANAGER', 1],
    [json(400, { ordering: ['Unknown.'] }), 'SERVICE_REFUSED', 1],
    [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'SERVICE_NONSENSE', 3],
    [json(302, {}, { location: 'https://elsewhere.example/' }), 'SERVICE_NONSENSE', 3],
  ])('%# %s', async (answer, code, times) => {
    const { client, calls } = clientOf(() => answer)
    expect(await failing(all(client.ownerships({}, call)))).toMatchObject({ code })
    expect(calls().length).toBe(times)
  })

  test.each([
    [
      { kind: 'tls', reason: 'date' },
      { code: 'TLS_UNTRUSTED', params: { reason: 'date', local_time: '2026-01-01T00:00:00.000Z' } },
    ],
    [
      { kind: 'tls', reason: 'authority' },
      { code: 'TLS_UNTRUSTED', params: { reason: 'authority' } },
    ],
  ] as const)('a certificate that is not trusted does not get better by asking again %#', async (problem, expected) => {
    const { client, calls } = clientOf(() => Promise.reject(new SendError(problem)))
    expect(await failing(client.ownership(9, call))).toMatchObject(expected)
    expect(await client.take(identity, 'key', call)).toMatchObject({ kind: 'lost', error: { code: 'TLS_UNTRUSTED' } })
    expect(calls().length).toBe(2)
  })

  test('a service that is broken is asked again with growing pauses, until nobody waits any more', async () => {
    const { client, clock, calls } = clientOf(() => json(500, { detail: 'Broken.' }))
    const leaving = new AbortController()
    const ending = failing(client.ownership(9, { signal: leaving.signal }))
    await clock.sleep(120_000, never)
    leaving.abort()
    expect(await ending).toMatchObject({ code: 'SERVICE_REFUSED', params: { status: 500 } })
    expect(calls().length).toBeGreaterThan(10)
    expect(calls().length).toBeLessThan(30)
  })

  test('given up in the middle of another attempt it says what had failed before', async () => {
    const answers = [json(503, { detail: 'Later.' })]
    const { client, clock, calls } = clientOf((_asked, signal) => answers.shift() ?? silence(signal))
    const leaving = new AbortController()
    const ending = failing(client.ownership(9, { signal: leaving.signal }))
    await clock.sleep(1000, never)
    expect(calls().length).toBe(2)
    leaving.abort()
    expect(await ending).toMatchObject({ code: 'SERVICE_REFUSED', params: { status: 503 } })
  })

  test('each wait for the network is told with when it ends, and that it is over', async () => {
    const answers = [json(500, {}), json(503, {}), json(200, owned(9))]
    const { client } = clientOf(() => answers.shift() ?? json(500, {}))
    const waits: unknown[] = []
    await client.ownership(9, { signal: never, onWait: (wait) => waits.push(wait) })
    const pause = { for: 'network', until: expect.any(String) }
    expect(waits).toEqual([pause, pause, undefined])
  })
})

describe('a 401', () => {
  test('is answered once with a renewed token; one that stays ends with sign-in required', async () => {
    const once = clientOf(({ token }) => (token === 't1' ? json(401, { detail: 'Expired.' }) : json(200, owned(9))))
    expect(await once.client.ownership(9, call)).toEqual(owned(9))
    const always = clientOf(() => json(401, { detail: 'No.' }))
    expect(await failing(always.client.ownership(9, call))).toMatchObject({ code: 'SIGN_IN_REQUIRED' })
    expect(always.calls().length).toBe(2)
  })

  test('to a take does not count as sent, in the contract’s own words', async () => {
    const { client, calls } = clientOf(({ token }) =>
      token === 't1' ? json(401, { detail: 'Expired.' }) : json(201, owned(9)),
    )
    expect(await client.take(identity, 'key', call)).toEqual({ kind: 'created', ownership: owned(9) })
    expect(calls().map(({ headers }) => headers['idempotency-key'])).toEqual(['key', 'key'])
  })

  test('to a take in anybody else’s words says nothing: it is not sent again', async () => {
    const { client, calls } = clientOf(() => ({
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<html>',
    }))
    expect(await client.take(identity, 'key', call)).toMatchObject({
      kind: 'lost',
      error: { code: 'SERVICE_NONSENSE' },
    })
    expect(calls().length).toBe(1)
  })
})

describe('take and release', () => {
  const html = (status: number): HttpAnswer => ({ status, headers: { 'content-type': 'text/html' }, body: '<html>' })
  const take = async (answer: HttpAnswer) => {
    const { client, calls } = clientOf(() => answer)
    const found = await client.take(identity, 'key', call)
    expect(calls().length).toBe(1)
    expect(calls()[0]).toMatchObject({ once: true, body: JSON.stringify(identity) })
    return { ...found, ...('error' in found && { code: found.error.code }) }
  }
  const release = async (answer: HttpAnswer) => {
    const { client, calls } = clientOf(() => answer)
    const found = await client.release(5, 'key', call)
    expect(calls().length).toBe(1)
    expect(calls()[0]).toMatchObject({ once: true, url: 'https://cloud.example/v1/devices/5/release-ownership/' })
    return { ...found, ...('error' in found && { code: found.error.code }) }
  }
  const said = { detail: 'No.' }

  test.each<[HttpAnswer, object]>([
    [json(201, owned(9)), { kind: 'created', ownership: owned(9) }],
    [json(200, owned(9)), { kind: 'existing', ownership: owned(9) }],
    [json(409, said), { kind: 'conflict' }],
    [json(400, { serial_number: ['Too long.'] }), { kind: 'refused', code: 'SERVICE_REFUSED' }],
    [json(403, said), { kind: 'refused', code: 'NOT_A_MANAGER' }],
    [json(404, said), { kind: 'refused', code: 'DEVICE_UNKNOWN' }],
  ])('take: a certain answer %#', async (answer, expected) => expect(await take(answer)).toMatchObject(expected))

  test.each<[HttpAnswer, object]>([
    [json(200, owned(9)), { kind: 'released', ownership: owned(9) }],
    [json(403, said), { kind: 'refused', code: 'NOT_OWNER' }],
    [json(404, said), { kind: 'refused', code: 'DEVICE_UNKNOWN' }],
    [json(409, said), { kind: 'refused', code: 'NOT_OWNER' }],
    [json(201, owned(9)), { kind: 'lost', code: 'SERVICE_NONSENSE' }],
  ])('release: a certain answer %#', async (answer, expected) => expect(await release(answer)).toMatchObject(expected))

  const uncertain: [HttpAnswer, string][] = [
    ...[400, 403, 404, 409].map((status): [HttpAnswer, string] => [html(status), 'SERVICE_NONSENSE']),
    ...[500, 502, 503].map((status): [HttpAnswer, string] => [json(status, said), 'SERVICE_REFUSED']),
    ...[405, 410, 422].map((status): [HttpAnswer, string] => [json(status, said), 'SERVICE_REFUSED']),
    ...[301, 307].map((status): [HttpAnswer, string] => [json(status, {}), 'SERVICE_NONSENSE']),
    [json(202, owned(9)), 'SERVICE_NONSENSE'],
    [html(200), 'SERVICE_NONSENSE'],
    [json(200, { ...owned(9), id: '9' }), 'SERVICE_NONSENSE'],
    [json(404, { message: 'no such route', error: 'Not Found', statusCode: 404 }), 'SERVICE_NONSENSE'],
  ]
  test.each(uncertain)('an answer that says nothing for certain %#', async (answer, code) => {
    expect(await take(answer)).toMatchObject({ kind: 'lost', code })
    expect(await release(answer)).toMatchObject({ kind: 'lost', code })
  })

  test('cancelled before anything was sent it throws, and nothing is sent', async () => {
    const { client, sender } = clientOf(() => json(201, owned(9)))
    const left = AbortSignal.abort()
    expect(await failing(client.take(identity, 'key', { signal: left }))).toMatchObject({ code: 'CANCELLED' })
    await client.ownership(9, call).catch(() => undefined)
    expect(await failing(client.take(identity, 'key', { signal: left }))).toMatchObject({ code: 'CANCELLED' })
    expect(sender.to('take-ownership')).toEqual([])
  })
})
