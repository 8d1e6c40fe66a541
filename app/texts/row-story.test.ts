import { expect, it } from 'vitest'
import type { ReportRow } from '../batch/report-rows.ts'
import { failure } from '../errors.ts'
import { rowStory } from './row-story.ts'
import { createTexts } from './text.ts'
import { createTimes } from './times.ts'

const told = (changed: Partial<ReportRow>, language: 'en' | 'de' | 'fr' = 'en') =>
  rowStory(createTexts(language), createTimes(language), {
    ...{ serial_number: '012349', expected: true, outcome: 'taken', by: 'Anna Keller', tries: 1 },
    ...changed,
  })

it('says nothing of what simply went well', () => {
  expect(told({})).toBe('')
  expect(told({ label: '012349' })).toBe('')
})

it('says who decided what about a device that was not as expected', () => {
  expect(told({ expected: false, decided: 'take' })).toBe('Not on the list. Anna Keller took it anyway.')
  const problem = failure('LABEL_MISMATCH', { source: 'label', expected: '012394', found: '012349' })
  expect(told({ outcome: 'set-aside', label: '012394', problem, decided: 'set-aside' })).toBe(
    'Label reads 012394. Anna Keller set it aside.',
  )
  expect(told({ outcome: 'set-aside', decided: 'set-aside', by: undefined })).toBe('Set aside.')
})

it('tells a problem that was overcome from one that was not', () => {
  const problem = failure('RATE_LIMITED', { seconds: 4 })
  expect(told({ problem })).toBe('The service is busy, then taken.')
  expect(told({ problem, outcome: 'failed', tries: 3 })).toBe('The service is busy. Asked 3 times.')
})

it('says what undo leaves alone', () => {
  expect(told({ outcome: 'already-yours', since: '2026-05-02T06:41:00.000Z' })).toBe(
    'Yours since 2 May 2026. Undo leaves it alone.',
  )
})

it('is told in each language, with the controls in what a label said written out', () => {
  expect(told({ outcome: 'missing', tries: 0 }, 'de')).toBe('Erwartet, aber nie eingesteckt.')
  expect(told({ outcome: 'waiting', reconciled: true }, 'fr')).toMatch(/^Gardé/)
  expect(told({ label: '1\u202e2' })).toBe('Label reads 1\\u202e2.')
})
