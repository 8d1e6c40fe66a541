import { expect, test } from 'vitest'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import type { HttpRequest, Sender } from '../outside.ts'
import { watchServiceTime } from './service-time.ts'

const request: HttpRequest = { method: 'GET', url: 'http://127.0.0.1/', headers: {}, maxBytes: 1, timeoutMs: 1 }

/** Answers with these dates, one after the other. */
async function after(...dates: (string | undefined)[]) {
  const sender: Sender = {
    async send() {
      const date = dates.shift()
      return { status: 200, headers: date === undefined ? {} : { date }, body: '' }
    },
  }
  const clock = new VirtualClock()
  const time = watchServiceTime(sender, clock)
  while (dates.length > 0) await time.sender.send(request, { once: false }, new AbortController().signal)
  return time.secondsAhead
}

test('five minutes off is nobody’s worry', async () => {
  expect(await after('Thu, 01 Jan 2026 00:05:00 GMT')).toBeUndefined()
})

test('an hour off is told, with its direction', async () => {
  expect(await after('Thu, 01 Jan 2026 01:00:00 GMT')).toBe(-3600)
  expect(await after('Wed, 31 Dec 2025 23:00:00 GMT')).toBe(3600)
})

test('what an answer without a date, or with nonsense, leaves as it was', async () => {
  expect(await after('Thu, 01 Jan 2026 01:00:00 GMT', undefined, 'yesterday')).toBe(-3600)
})

test('a clock that was set right is not told any more', async () => {
  expect(await after('Thu, 01 Jan 2026 01:00:00 GMT', 'Thu, 01 Jan 2026 00:00:01 GMT')).toBeUndefined()
})
