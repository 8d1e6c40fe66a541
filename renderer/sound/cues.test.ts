import { expect, it } from 'vitest'
import { type Cue, cues, lengthOf } from './cues.ts'

const names: readonly Cue[] = ['good', 'look', 'failed']
const pitches = (cue: Cue) => cues[cue].map(({ hertz }) => hertz)

it('rises twice for good, stays equal and slow for a look, is one low long note for failed', () => {
  const [low = 0, high = 0, ...more] = pitches('good')
  expect([high > low, more]).toEqual([true, []])
  expect([...new Set(pitches('look'))]).toHaveLength(1)
  const [first, second, third] = cues.look.map(({ at }) => at)
  expect(cues.look).toHaveLength(3)
  expect((second ?? 0) - (first ?? 0)).toBeCloseTo((third ?? 0) - (second ?? 0))
  expect(cues.failed).toHaveLength(1)
  expect(Math.max(...pitches('failed'))).toBeLessThan(Math.min(...pitches('look'), ...pitches('good')) / 2)
  expect(Math.max(...cues.failed.map((note) => note.for))).toBeGreaterThan(
    2 * Math.max(...cues.good.map((note) => note.for)),
  )
})

it.each(names)('%s is over in little more than a second, its notes one after the other', (cue) => {
  expect(lengthOf(cue)).toBeLessThan(1.2)
  for (const [index, note] of cues[cue].entries()) {
    const before = cues[cue][index - 1]
    if (before !== undefined) expect(note.at).toBeGreaterThanOrEqual(before.at + before.for)
  }
})
