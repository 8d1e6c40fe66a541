import { describe, expect, it } from 'vitest'
import type { ReportRow } from '../batch/report-rows.ts'
import { failure } from '../errors.ts'
import { rowStory } from './row-story.ts'
import { createTexts } from './text.ts'
import { createTimes } from './times.ts'

const plain: ReportRow = { expected: true, outcome: 'taken', tries: 1, serial_number: '012345' }
const story = (row: Partial<ReportRow>, language: 'en' | 'de' | 'fr' = 'en', listed = true) =>
  rowStory(createTexts(language), createTimes(language), { ...plain, ...row }, listed)
const silent = failure('DEVICE_SILENT', { port: 'COM3', attempts: 3 })

describe('the story of a row', () => {
  it('is nothing where all simply went well', () => {
    expect(story({})).toBe('')
  })

  it('tells what was in the way, who decided, how often it was asked, and what is still open', () => {
    expect(story({ expected: false, outcome: 'waiting', problem: silent, decided: 'take', tries: 2 })).toBe(
      'No line of the list expects it. The device on COM3 was asked 3 times and gave no usable answer. ' +
        'A person decided to take it. It was asked 2 times. It is written down and waits until the service is back.',
    )
  })

  it('tells a problem that was overcome as what was only at first', () => {
    expect(story({ problem: silent, reconciled: true })).toBe(
      'At first: The device on COM3 was asked 3 times and gave no usable answer. ' +
        'Nobody saw the answer: the service was looked at later.',
    )
    expect(story({ outcome: 'failed', problem: silent })).toMatch(/^The device on COM3/)
  })

  it('says since when a device was the account’s, and what its label said', () => {
    const since = new Date(2026, 10, 3, 14, 2).toISOString()
    expect(story({ outcome: 'already-yours', since, label: '012346' })).toBe(
      'The scanned label says 012346. It has been the account’s since 3 Nov 2026, 14:02.',
    )
  })

  it('calls nothing unexpected where there is no list', () => {
    expect(story({ expected: false }, 'en', false)).toBe('')
  })

  it('is told in each language', () => {
    expect(story({ outcome: 'missing', tries: 0 }, 'de')).toBe('Es wurde nie eingesteckt.')
    expect(story({ outcome: 'set-aside', decided: 'set-aside', tries: 2 }, 'fr')).toBe(
      'Une personne l’a mis de côté. Il a été interrogé 2 fois.',
    )
  })

  it('shows what a label said with its controls written out', () => {
    expect(story({ label: '1\u202e2' })).toBe('The scanned label says 1\\u202e2.')
  })
})
