import { expect, test } from 'vitest'
import { watch } from '../../app/device/watch.ts'
import type { PortInfo, SerialBus } from '../../app/outside.ts'
import { systemClock } from './clock.ts'
import { nudged } from './nudged-bus.ts'

test('what was pulled out while the computer slept is noticed when it wakes', async () => {
  let ports: PortInfo[] = [{ path: 'COM3' }]
  let listeners = 0
  const silent: SerialBus = {
    list: async () => ports,
    onChange() {
      listeners += 1
      return {
        [Symbol.dispose]() {
          listeners -= 1
        },
      }
    },
    open: () => Promise.reject(new Error('not opened here')),
  }
  let wake: (() => void) | undefined
  const bus = nudged(silent, (callback) => {
    wake = callback
    return {
      [Symbol.dispose]() {
        wake = undefined
      },
    }
  })
  const over = new AbortController()
  const events = watch(bus, systemClock, over.signal)
  expect((await events.next()).value).toMatchObject({ kind: 'plugged', port: { path: 'COM3' } })
  const next = events.next()
  ports = []
  wake?.()
  expect((await next).value).toEqual({ kind: 'unplugged', port: { path: 'COM3' } })
  over.abort()
  await events.return()
  expect([listeners, wake]).toEqual([0, undefined])
})
