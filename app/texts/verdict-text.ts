/** Whether a report was changed, in words for the command line and the screen. */
import type { Verified } from '../api/batch.ts'
import { en, type TextKey } from './en.ts'
import type { Texts } from './text.ts'

export interface VerdictText {
  /** One or two words. */
  readonly title: string
  readonly text: string
  /** What to compare the key with; left out where there is nothing to compare. */
  readonly key?: string
}

/** @param named whether somebody said which key it has to be */
export function verdictText(t: Texts, verified: Verified, named: boolean): VerdictText {
  const title = t(`verify.${verified.verdict}`)
  switch (verified.verdict) {
    case 'unchanged': {
      const { batch, rows, fingerprint } = verified
      const key = named ? t('verify.named') : t('verify.compare', { fingerprint })
      return { title, text: t('verify.unchanged.text', { batch, rows }), key }
    }
    case 'changed': {
      const { where, row, field, fingerprint } = verified
      const known = Object.entries({ row, field, fingerprint }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const, [`has_${name}`, 'yes'] as const],
      )
      return { title, text: t.fill(`verify.where.${where}`, Object.fromEntries(known)) }
    }
    case 'unreadable': {
      const own = `verify.reason.${verified.reason}`
      return { title, text: t.fill(isKey(own) ? own : 'verify.reason.not-a-report', {}) }
    }
  }
}

function isKey(text: string): text is TextKey {
  return Object.hasOwn(en, text)
}
