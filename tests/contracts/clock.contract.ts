/** What every clock keeps to: the system's, and the virtual one on which waits of minutes take no time. */
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../app/outside.ts'

export function clockContract(name: string, make: () => Clock): void {
  describe(`a clock: ${name}`, () => {
    const { signal } = new AbortController()

    it('sleeps for as long as it is told, by its own measure', async () => {
      const clock = make()
      const before = clock.monotonic()
      await clock.sleep(20, signal)
      // Timers count whole milliseconds, monotonic time does not.
      expect(clock.monotonic() - before).toBeGreaterThanOrEqual(19)
    })

    it('never goes back', async () => {
      const clock = make()
      const read: number[] = []
      for (let round = 0; round < 5; round += 1) {
        read.push(clock.monotonic())
        await clock.sleep(1, signal)
      }
      expect(read).toEqual(read.toSorted((a, b) => a - b))
    })

    it('wakes sleepers in the order of their times', async () => {
      const clock = make()
      const woken: number[] = []
      await Promise.all([60, 5, 30].map(async (time) => clock.sleep(time, signal).then(() => woken.push(time))))
      expect(woken).toEqual([5, 30, 60])
    })

    it('is woken by its signal, and says that it was', async () => {
      const clock = make()
      const stop = new AbortController()
      const sleeping = clock.sleep(3_600_000, stop.signal)
      stop.abort()
      await expect(sleeping).rejects.toMatchObject({ code: 'CANCELLED' })
      await expect(clock.sleep(1, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
    })
  })
}
