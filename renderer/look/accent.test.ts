import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, whyNotAccent } from '../../app/colour.ts'
import { tonesOf, tupleOf } from './accent.ts'

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)
  .filter((colour) => whyNotAccent(colour) === undefined)

test('whatever colour is let through, text in it and on it can be read in both themes', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const { light, dark } = tonesOf(colour)
      for (const tone of ['--accent', '--accent-hover', '--accent-press']) {
        expect(contrast(light[tone] ?? '', '#ffffff'), tone).toBeGreaterThanOrEqual(4.5)
      }
      for (const ground of ['#f4f5f8', '#ffffff', '#eaecf1', light['--accent-soft'] ?? '']) {
        expect(contrast(light['--accent-text'] ?? '', ground), `light on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
      for (const ground of ['#0f1217', '#181c23', '#20252e', dark['--accent-soft'] ?? '']) {
        expect(contrast(dark['--accent-text'] ?? '', ground), `dark on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
      // Lines of a drawing on its soft fill, and on the card.
      for (const ground of ['#ffffff', light['--draw-tint'] ?? '']) {
        expect(contrast(light['--draw-accent'] ?? '', ground), `drawn on ${ground}`).toBeGreaterThanOrEqual(3)
        expect(contrast('#141821', ground)).toBeGreaterThanOrEqual(4.5)
      }
      for (const ground of ['#181c23', dark['--draw-tint'] ?? '']) {
        expect(contrast(dark['--draw-accent'] ?? '', ground), `drawn on ${ground}`).toBeGreaterThanOrEqual(3)
        expect(contrast('#dfe3ea', ground)).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(light['--focus'] ?? '', '#f4f5f8')).toBeGreaterThanOrEqual(3)
      expect(contrast(dark['--focus'] ?? '', '#0f1217')).toBeGreaterThanOrEqual(3)
    }),
  )
})

test('the soft fill of drawings is of the same colour, as soft as the app’s own', () => {
  const { light, dark } = tonesOf('#3a41d4')
  expect([light['--draw-tint'], dark['--draw-tint']]).toEqual(['#e5e6f9', '#222655'])
})

test('Mantine reads the colour where it looks for what is filled', () => {
  const tuple = tupleOf('#0a7d55')
  expect([tuple[5], tuple[6]]).toEqual(['#0a7d55', '#0a7d55'])
  expect(tuple).toHaveLength(10)
})
