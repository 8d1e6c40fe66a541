/** How an entry ended: its state, and the words for it. */
import type { HistoryRow } from '../../app/api/history.ts'
import type { ErrorCode } from '../../app/errors.ts'
import type { Texts } from '../../app/texts/text.ts'
import type { Tone } from '../parts/shape.tsx'

/** Nothing went wrong: a person has to look, or wanted it so. */
const tones: Readonly<Partial<Record<ErrorCode, Tone>>> = {
  LABEL_MISMATCH: 'look',
  PROOF_MISMATCH: 'look',
  CANCELLED: 'ready',
}

export function toneOf({ outcome, failure }: HistoryRow): Tone {
  if (outcome === 'removed') return 'ready'
  if (outcome !== 'failed') return 'done'
  return (failure && tones[failure.code]) ?? 'failed'
}

/** A line for the list: what became of it, and what was out of the ordinary on the way. */
export function lineOf(t: Texts, row: HistoryRow): string {
  const line = endOf(t, row)
  return row.reconciled ? `${line}, ${t('history.reconciled')}` : line
}

function endOf(t: Texts, { outcome, failure, waited, label }: HistoryRow): string {
  if (failure?.code === 'LABEL_MISMATCH') return t('history.mismatch')
  if (failure?.code === 'OWNED_BY_OTHER') return t('story.answered.conflict')
  if (failure !== undefined) return t(`failure.${failure.code}.title`)
  if (outcome !== 'taken') return t(`outcome.${outcome}`)
  if (waited !== undefined) return t(`history.done.${waited}`)
  return t(label === 'scan' || label === 'typed' ? `history.done.${label}` : 'history.done')
}

/** A word or two beside the shape. */
export function wordOf(t: Texts, row: HistoryRow): string {
  const tone = toneOf(row)
  if (row.outcome === 'taken') return t('history.done')
  if (row.outcome === 'removed') return t('state.removed')
  if (row.outcome !== 'failed') return t(`outcome.${row.outcome}`)
  return tone === 'ready' && row.failure ? t(`failure.${row.failure.code}.title`) : t(`tone.${tone}`)
}
