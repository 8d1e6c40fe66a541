/** What became of one row of a report, in sentences: empty where all simply went well. */
import type { ReportRow } from '../batch/report-rows.ts'
import { failureText } from './failure-text.ts'
import type { Texts } from './text.ts'
import type { Times } from './times.ts'

/** @param listed whether the batch has a list: without one nothing is unexpected */
export function rowStory(t: Texts, times: Pick<Times, 'minute'>, row: ReportRow, listed: boolean): string {
  const { outcome, label, decided, tries, since } = row
  const parts = [
    listed && !row.expected && t('report.story.unlisted'),
    label !== undefined && t('report.story.label', { label }),
    problemOf(t, row),
    decided && t(`report.story.decided.${decided}`),
    tries > 1 && t('report.story.tries', { tries }),
    row.reconciled && t('report.story.reconciled'),
    since !== undefined && t('report.story.since', { since: times.minute(since) }),
    (outcome === 'waiting' || outcome === 'missing' || outcome === 'released') && t(`report.story.${outcome}`),
  ]
  return parts.filter(Boolean).join(' ')
}

/** A device that is the account's in the end had it only at first. */
function problemOf(t: Texts, { problem, outcome }: ReportRow): string | undefined {
  if (problem === undefined) return undefined
  const { what } = failureText(t, problem)
  const overcome = outcome === 'taken' || outcome === 'already-yours' || outcome === 'released'
  return overcome ? t('report.story.overcome', { what }) : what
}
