import { describe, expect, it } from 'vitest'
import { type Verified, verifiedSchema } from '../api/batch.ts'
import { createTexts } from './text.ts'
import { verdictText } from './verdict-text.ts'

const t = createTexts('en')
const text = (verified: Verified, named = false) => verdictText(t, verified, named)
const [, changedSchema] = verifiedSchema.options
const wheres = changedSchema.shape.where.options

describe('what verifying found', () => {
  it('says of an unchanged report what to compare its key with, unless somebody named the key', () => {
    const unchanged = { verdict: 'unchanged', fingerprint: '7f3a 91c0', rows: 480, batch: 'Meters' } as const
    expect(text(unchanged)).toMatchObject({
      title: 'Unchanged',
      text: 'The report of the batch “Meters” with 480 rows is as it was signed.',
      key: expect.stringMatching(/7f3a 91c0.*“doctor”/),
    })
    expect(text(unchanged, true).key).toBe('It is signed by the key you named.')
  })

  it.each(wheres)('says where a changed one was changed: %s', (where) => {
    for (const language of ['en', 'de', 'fr'] as const) {
      const words = verdictText(createTexts(language), { verdict: 'changed', where, row: 17, field: 'outcome' }, false)
      expect(words.key).toBeUndefined()
      expect(words.text).toMatch(/\.$/)
      if (['row', 'field', 'order', 'missing', 'added'].includes(where)) expect(words.text).toContain('17')
      if (['field', 'head'].includes(where)) expect(words.text).toContain('outcome')
    }
  })

  it('does without what is not known', () => {
    expect(text({ verdict: 'changed', where: 'missing' }).text).toBe('The rows are missing.')
    expect(text({ verdict: 'changed', where: 'head' }).text).toBe('What it says of the batch was changed.')
    expect(text({ verdict: 'changed', where: 'key', fingerprint: '7f3a' }).text).toContain('but by 7f3a')
  })

  it.each(['too-large', 'not-json', 'not-a-report', 'anything else', '__proto__'])('has words for %s', (reason) => {
    expect(text({ verdict: 'unreadable', reason }).text).not.toBe('')
  })
})
