/** What was done with one device of a batch, in a sentence or two: on the screen and in every form of its report. */
import type { ReportRow } from '../batch/report-rows.ts'
import type { ErrorCode } from '../errors.ts'
import { failureText } from './failure-text.ts'
import { shown } from './shown.ts'
import type { Texts } from './text.ts'
import type { Times } from './times.ts'

/** Told by the sentence beside it already. */
const toldApart: ReadonlySet<ErrorCode> = new Set(['NOT_ON_LIST', 'LABEL_MISMATCH'])

/** Empty where all simply went well. */
export function rowStory(t: Texts, times: Pick<Times, 'day'>, row: ReportRow): string {
  const { outcome, expected, serial_number, label, problem, decided, by, since, reconciled, tries } = row
  const who = { has_by: by === undefined ? '' : 'yes', by: by ?? '' }
  const isOdd = label !== undefined && label !== serial_number
  const isTold = problem !== undefined && toldApart.has(problem.code) && (isOdd || !expected)
  const sentences = [
    !expected && t('rows.did.unlisted'),
    isOdd && t('rows.did.label', { label: shown(label) }),
    problem !== undefined &&
      !isTold &&
      t(outcome === 'taken' ? 'rows.did.overcome' : 'rows.did.problem', { problem: failureText(t, problem).title }),
    decided === 'set-aside' && t('rows.did.set-aside', who),
    decided === 'take' && t('rows.did.take', who),
    outcome === 'already-yours' && since !== undefined && t('rows.did.since', { day: times.day(since) }),
    (outcome === 'missing' || outcome === 'waiting' || outcome === 'released') && t(`rows.did.${outcome}`),
    reconciled === true && t('rows.did.reconciled'),
    outcome === 'failed' && tries > 1 && t('rows.did.tries', { count: tries }),
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}
