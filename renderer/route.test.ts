import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashOf, routeOf } from './route.ts'

it('finds back to any port, whatever its name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (port) => {
      expect(routeOf(hashOf({ view: 'activate', port }))).toEqual({ view: 'activate', port })
    }),
  )
})

it('shows the first view for an address that makes no sense', () => {
  expect(routeOf('')).toEqual({ view: 'activate', port: undefined })
  expect(routeOf('#/nowhere')).toEqual({ view: 'activate', port: undefined })
  expect(routeOf('#/activate/%E0%A4%A')).toEqual({ view: 'activate', port: undefined })
})
