import { expect, test } from 'vitest'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import { ActivatorError } from '../errors.ts'
import { createChanges } from './changes.ts'
import { persistently } from './retry.ts'

/** Fails until the person has pressed "try now" so often. */
async function story(presses: number, signal: AbortSignal) {
  const clock = new VirtualClock()
  const wake = createChanges()
  let attempts = 0
  const waits: unknown[] = []
  const onWait = (wait: unknown) => {
    waits.push(wait)
    if (wait !== undefined) queueMicrotask(() => wake.tell())
  }
  await persistently({ clock, random: () => 0, wake }, { signal, onWait }, async () => {
    attempts += 1
    if (attempts <= presses) throw new ActivatorError('SERVICE_UNREACHABLE', { service: 'here' })
  })
  return { attempts, passed: clock.monotonic(), waits }
}

test('"try now" ends each pause at once', async () => {
  expect(await story(6, new AbortController().signal)).toMatchObject({ attempts: 7, passed: 0 })
})

test('a wait says when it would have ended', async () => {
  const { waits } = await story(1, new AbortController().signal)
  expect(waits).toEqual([{ for: 'network', until: '2026-01-01T00:00:00.125Z' }, undefined])
})

test('nobody waits for it any more: "try now" changes nothing', async () => {
  await expect(story(3, AbortSignal.abort())).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' })
})
