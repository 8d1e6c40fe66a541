import { describe, expect, test } from 'vitest'
import { answering, json, silence } from '../../tests/fakes/answering-sender.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import type { Wait } from '../activation/state.ts'
import { failureOf } from '../errors.ts'
import { exchange, exchangeOnce } from './exchange.ts'
import { createGate } from './gate.ts'

const never = new AbortController().signal
const ask = { method: 'GET', url: 'https://cloud.example/v1/devices/', headers: {} } as const
const busy = (retryAfter: string, more = {}) => json(429, { detail: 'Busy.' }, { 'retry-after': retryAfter, ...more })

function world(answer: Parameters<typeof answering>[0]) {
  const clock = new VirtualClock()
  const gate = createGate({ clock, random: () => 0.5 })
  const times: number[] = []
  const sender = answering((asked, signal) => {
    times.push(clock.monotonic())
    return answer(asked, signal)
  })
  return { clock, gate, times, parts: { clock, gate, sender }, sender }
}

describe('one gate for the account', () => {
  test('a 429 to one holds all; they go on one after the other when it opens', async () => {
    const answers = [busy('7')]
    const { parts, times, clock } = world(() => answers.shift() ?? json(200, {}))
    const first = exchange(parts, ask, { signal: never })
    await clock.sleep(10, never)
    await Promise.all([first, ...Array.from({ length: 7 }, () => exchange(parts, ask, { signal: never }))])
    expect(times).toEqual([0, 7000, 7025, 7050, 7075, 7100, 7125, 7150, 7175])
  })

  test('who comes while others wait for their turns lines up behind them', async () => {
    const { parts, gate, times, clock } = world(() => json(200, {}))
    gate.close(1000, 1)
    const first = [1, 2, 3].map(() => exchange(parts, ask, { signal: never }))
    await clock.sleep(1010, never)
    await exchange(parts, ask, { signal: never })
    await Promise.all(first)
    expect(times).toEqual([1000, 1025, 1050, 1075])
  })

  test('the wait is shown with its end, and that it is over', async () => {
    const { parts, gate, clock } = world(() => json(200, {}))
    gate.close(5000, 1)
    const waits: (Wait | undefined)[] = []
    await exchange(parts, ask, { signal: never, onWait: (wait) => waits.push(wait) })
    expect(waits).toEqual([{ for: 'rate-limit', until: '2026-01-01T00:00:05.000Z' }, undefined])
    expect(clock.monotonic()).toBe(5000)
  })

  test('a date counts from the same answer’s Date, and a minute is the most', async () => {
    const date = 'Sun, 06 Nov 1994 08:49:37 GMT'
    const answers = [busy('Sun, 06 Nov 1994 08:49:41 GMT', { date }), busy('86400'), json(200, {})]
    const { parts, times } = world(() => answers.shift() ?? json(500, {}))
    await exchange(parts, ask, { signal: never })
    expect(times).toEqual([0, 4000, 64_000])
  })

  test('“Retry-After: 0” again and again makes growing pauses, not a storm', async () => {
    const { parts, times, clock } = world(() => busy('0'))
    const leaving = new AbortController()
    const ending = exchange(parts, ask, { signal: leaving.signal }).catch(failureOf)
    await clock.sleep(60_000, never)
    leaving.abort()
    expect(await ending).toMatchObject({ code: 'RATE_LIMITED' })
    expect(times.length).toBeLessThan(20)
  })

  test('given up at the gate it says that the service was busy', async () => {
    const { parts, gate, clock } = world(() => json(200, {}))
    gate.close(30_000, 1)
    const leaving = new AbortController()
    const ending = exchangeOnce(parts, ask, { signal: leaving.signal }).catch(failureOf)
    await clock.sleep(1000, never)
    leaving.abort()
    expect(await ending).toMatchObject({ code: 'RATE_LIMITED', params: { seconds: 30 } })
  })
})

describe('what must not be doubled', () => {
  test('goes again after a 429 in the contract’s own words: nothing was done', async () => {
    const answers = [busy('1'), json(201, {})]
    const { parts, sender } = world(() => answers.shift() ?? json(500, {}))
    expect(await exchangeOnce(parts, ask, { signal: never })).toMatchObject({ status: 201 })
    expect(sender.asked.map(({ once }) => once)).toEqual([true, true])
  })

  test('not after one in anybody else’s, though the gate closes for all', async () => {
    const { parts, times, clock, sender } = world(() => ({
      status: 429,
      headers: { 'retry-after': '3', 'content-type': 'text/html' },
      body: '<h1>Slow down</h1>',
    }))
    expect(await exchangeOnce(parts, ask, { signal: never })).toMatchObject({ status: 429 })
    expect(sender.asked.length).toBe(1)
    const leaving = new AbortController()
    const waiting = exchange(parts, ask, { signal: leaving.signal }).catch(failureOf)
    await clock.sleep(2999, never)
    expect(times).toEqual([0])
    await clock.sleep(2, never)
    expect(times).toEqual([0, 3000])
    leaving.abort()
    expect(await waiting).toMatchObject({ code: 'RATE_LIMITED' })
  })

  test('given up while it is on its way it is lost, not cancelled: it may have arrived', async () => {
    const { parts, clock } = world((_asked, signal) => silence(signal))
    const leaving = new AbortController()
    const ending = exchangeOnce(parts, ask, { signal: leaving.signal })
    await clock.sleep(10, never)
    leaving.abort()
    expect(await ending).toMatchObject({ lost: { code: 'CANCELLED' } })
  })
})
