import { setTimeout } from 'node:timers/promises'
import { ActivatorError } from '../../app/errors.ts'
import type { Clock } from '../../app/outside.ts'

/** setTimeout takes 32 bits of milliseconds; longer waits are as good as for ever here. */
const LONGEST_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  async sleep(milliseconds, signal) {
    try {
      await setTimeout(Math.min(milliseconds, LONGEST_MS), undefined, { signal })
    } catch (error) {
      throw new ActivatorError('CANCELLED', {}, error)
    }
  },
}
