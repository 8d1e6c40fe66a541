import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashOf, type Route, routeOf } from './route.ts'

const number = fc.integer({ min: 1, max: 1e15 })
const text = fc.string({ unit: 'grapheme', minLength: 1 })
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { view: 'guide' },
    { view: 'devices' },
    { view: 'batch' },
    { view: 'history' },
    { view: 'sign-in' },
  ),
  fc.record({ view: fc.constant('device' as const), id: number }),
  fc.record({ view: fc.constant('history' as const), sequence: number }),
  fc.record({ view: fc.constantFrom('settings' as const, 'help' as const), section: text }),
  fc.record({ view: fc.constant('label' as const), of: text }),
  fc.record({ view: fc.constant('batch' as const), which: text }),
)

it('finds back to any place, whatever it is named', () => {
  fc.assert(fc.property(routes, (route) => void expect(routeOf(hashOf(route))).toEqual(route)))
})

it('shows the guide, or the list, for an address that makes no sense', () => {
  expect(routeOf('')).toEqual({ view: 'guide' })
  expect(routeOf('#/nowhere')).toEqual({ view: 'guide' })
  expect(routeOf('#/label/')).toEqual({ view: 'guide' })
  expect(routeOf('#/device/-1')).toEqual({ view: 'devices' })
  expect(routeOf('#/history/last')).toEqual({ view: 'history' })
  expect(routeOf('#/settings/%E0%A4%A')).toEqual({ view: 'settings' })
})
