/** A short shift; `npm run shift` works the long one three times in a row. */
import { expect, it } from 'vitest'
import { workShift } from './shift.ts'

it('a shift of 160 devices over 16 sockets, with every trouble there is: journal, service and report agree', {
  timeout: 240_000,
}, async () => {
  const { wrong, kept } = await workShift({
    devices: 160,
    sockets: 16,
    kills: 2,
    restarts: 1,
    cuts: 2,
    seed: 'short shift',
  })
  expect(wrong).toEqual([])
  expect(kept, 'devices let go while the service was away').toBeGreaterThan(0)
})
