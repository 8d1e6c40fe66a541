import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Burst, GAP_MS, hear, type Stroke } from './burst.ts'

/** What is scanned when these keys go down, so many milliseconds apart. */
function scannedIn(keys: readonly string[], gap: (index: number) => number, byHand = false): string[] {
  let burst: Burst | undefined
  let at = 0
  const scanned: string[] = []
  keys.forEach((key, index) => {
    at += gap(index)
    const stroke: Stroke = { key, at, byHand }
    const heard = hear(burst, stroke)
    burst = heard.burst
    if (heard.scanned !== undefined) scanned.push(heard.scanned)
  })
  return scanned
}
const typed = (text: string) => [...text, 'Enter']
const quick = () => 8

describe('a scanner', () => {
  it('is heard whole', () => {
    expect(scannedIn(typed('S/N:012345'), quick)).toEqual(['S/N:012345'])
  })

  it('holds Shift in between', () => {
    expect(scannedIn(['Shift', 'S', '/', 'Shift', 'N', ':', '0', '1', 'Enter'], quick)).toEqual(['S/N:01'])
  })

  it('says one code after the other', () => {
    expect(scannedIn([...typed('012345'), ...typed('012346')], quick)).toEqual(['012345', '012346'])
  })

  it('may say first what kind of code it was', () => {
    expect(scannedIn(typed(']Q1012345'), quick)).toEqual(['012345'])
  })

  it('any text that comes quickly and ends with Enter is one', () => {
    const character = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })
    const text = fc.array(character, { minLength: 4, maxLength: 100 }).filter(([first]) => first !== ']')
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 0, max: GAP_MS }), { minLength: 1 }), (characters, gaps) => {
        const gap = (index: number) => gaps[index % gaps.length] ?? 0
        expect(scannedIn([...characters, 'Enter'], gap)).toEqual([characters.join('')])
      }),
    )
  })
})

describe('a person', () => {
  it('types slower than any scanner, whatever it is', () => {
    const gaps = fc.array(fc.integer({ min: GAP_MS + 1, max: 2000 }), { minLength: 1 })
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), gaps, (text, slow) => {
        expect(scannedIn(typed(text), (index) => slow[index % slow.length] ?? GAP_MS + 1)).toEqual([])
      }),
    )
  })

  it('hits a few keys at once', () => {
    expect(scannedIn(typed('123'), quick)).toEqual([])
  })

  it('stops before Enter', () => {
    expect(scannedIn(typed('012345'), (index) => (index === 6 ? 200 : 8))).toEqual([])
  })

  it('corrects, moves and uses shortcuts', () => {
    for (const key of ['Backspace', 'Tab', 'ArrowLeft', 'Escape', 'Dead', 'Process']) {
      expect(scannedIn(['0', '1', '2', key, '3', '4', 'Enter'], quick), key).toEqual([])
    }
    expect(scannedIn(typed('012345'), quick, true)).toEqual([])
  })

  it('never makes it remember without end', () => {
    expect(scannedIn([...'x'.repeat(1500), 'Enter'], quick)).toEqual(['x'.repeat(499)])
  })
})
