import { expect, it } from 'vitest'
import type { GuideView } from '../../app/api/guide.ts'
import { kindsOf } from './kinds.ts'

const name = { en: '', de: '', fr: '' }
const profiles = [
  { id: 'tracker', name, picture: 'tracker.svg', edition: 'first' },
  { id: 'gateway', name, picture: 'gateway.svg', edition: 'first' },
  { id: 'json-line', name, edition: 'first' },
]
const guide = (profile?: string): GuideView => ({
  step: 'choose',
  since: '2026-11-24T13:02:11.204Z',
  recognised: false,
  steps: [],
  at: 0,
  usb: [],
  ...(profile !== undefined && { profile }),
})
const seen = (profile?: string, wish: Parameters<typeof kindsOf>[1] = {}) => {
  const { kinds, marked } = kindsOf({ profiles, guide: guide(profile) }, wish)
  return { kinds: kinds.map(({ id }) => id), marked: marked?.id }
}

it('offers families first, and plain protocols to whoever asks or chose one', () => {
  expect(seen()).toEqual({ kinds: ['tracker', 'gateway'], marked: 'tracker' })
  expect(seen('gateway')).toEqual({ kinds: ['tracker', 'gateway'], marked: 'gateway' })
  expect(seen('gateway', { plain: true })).toEqual({ kinds: ['json-line'], marked: 'json-line' })
  expect(seen('json-line')).toEqual({ kinds: ['json-line'], marked: 'json-line' })
  expect(seen('json-line', { plain: false })).toEqual({ kinds: ['tracker', 'gateway'], marked: 'tracker' })
})

it('marks what was picked at once, until the core says anything else', () => {
  const picked = { id: 'gateway', instead: 'tracker' }
  expect(seen('tracker', { picked }).marked).toBe('gateway')
  expect(seen('gateway', { picked }).marked).toBe('gateway')
  expect(seen('json-line', { picked }).marked).toBe('json-line')
})
