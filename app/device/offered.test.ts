import { expect, test } from 'vitest'
import { inOrderOfChoice } from './offered.ts'

const named = (id: string, en: string, rest: { readonly picture?: string; readonly generic?: boolean } = {}) => ({
  id,
  name: { en, de: en, fr: en },
  usb: rest.generic === undefined ? [] : [{ vendorId: '1209', productId: '000a', generic: rest.generic }],
  ...(rest.picture !== undefined && { picture: rest.picture }),
})
const picture = 'it.svg'

test('who says by itself which it is, then who hides behind an adapter, then plain ways to speak; each by name', () => {
  const offered = inOrderOfChoice([
    named('shell', 'Shell', { generic: false }),
    named('sensor', 'Battery sensor', { picture, generic: true }),
    named('json', 'JSON line', { generic: true }),
    named('gateway', 'Wall gateway', { picture, generic: false }),
    named('bare', 'Anemometer', { picture }),
    named('tracker', 'vest tracker', { picture, generic: false }),
  ])
  expect(offered.map(({ id }) => id)).toEqual(['tracker', 'gateway', 'bare', 'sensor', 'json', 'shell'])
})

test('of one name, by their ids', () => {
  const offered = inOrderOfChoice([named('b', 'Same'), named('a', 'Same')])
  expect(offered.map(({ id }) => id)).toEqual(['a', 'b'])
})
