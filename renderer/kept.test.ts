import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kept } from './kept.ts'

it('keeps each part that says the same, and only that', () => {
  const before = { number: 1, ports: [{ path: 'a' }, { path: 'b' }], settings: { theme: 'dark' } }
  const after = kept(before, { number: 2, ports: [{ path: 'a' }, { path: 'c' }], settings: { theme: 'dark' } })
  expect(after).toEqual({ number: 2, ports: [{ path: 'a' }, { path: 'c' }], settings: { theme: 'dark' } })
  expect(after.settings).toBe(before.settings)
  expect(after.ports[0]).toBe(before.ports[0])
  expect(after.ports).not.toBe(before.ports)
})

it('says what the newer one says, whatever the two are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
      expect(kept(before, now)).toEqual(now)
      expect(kept(now, structuredClone(now))).toBe(kept(now, now))
    }),
  )
})
