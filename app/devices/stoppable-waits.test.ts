import { expect, it } from 'vitest'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import { timeLimit } from '../activation/time-limit.ts'
import { stoppableWaits } from './stoppable-waits.ts'

const never = new AbortController().signal

function waiting(limitMs: number) {
  const clock = new VirtualClock()
  const limit = timeLimit(clock, limitMs)
  const stop = new AbortController()
  const told: unknown[] = []
  const waits = stoppableWaits(limit, stop.signal, (wait) => told.push(wait?.for))
  return { clock, limit, stop, told, waits }
}

it('takes no time from the limit, however long it is waited and for whatever in between', async () => {
  const { clock, limit, told, waits } = waiting(1_000)
  waits.onWait({ for: 'network' })
  await clock.sleep(60_000, never)
  waits.onWait({ for: 'rate-limit' })
  await clock.sleep(60_000, never)
  expect(limit.signal.aborted).toBe(false)
  waits.onWait(undefined)
  await clock.sleep(900, never)
  expect(limit.signal.aborted).toBe(false)
  await clock.sleep(200, never)
  expect(limit.signal.aborted).toBe(true)
  expect(told).toEqual(['network', 'rate-limit', undefined])
})

it('ends with a stop what is waited for, now or later, and nothing that is on its way', () => {
  const one = waiting(1_000)
  one.waits.onWait({ for: 'network' })
  one.stop.abort()
  expect(one.waits.stopped.aborted).toBe(true)

  const other = waiting(1_000)
  other.stop.abort()
  expect(other.waits.stopped.aborted).toBe(false)
  other.waits.onWait({ for: 'network' })
  expect(other.waits.stopped.aborted).toBe(true)
})

it('leaves nothing told behind', () => {
  const { told, waits } = waiting(1_000)
  waits.onWait({ for: 'sign-in' })
  waits[Symbol.dispose]()
  expect(told).toEqual(['sign-in', undefined])
})
