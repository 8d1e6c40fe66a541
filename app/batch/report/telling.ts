/** What the forms of a report for people have in common: the words, and the seal of the JSON they are copies of. */
import type { Texts } from '../../texts/text.ts'
import type { Times } from '../../texts/times.ts'
import type { ReportContent } from '../report-rows.ts'

export interface Telling {
  readonly t: Texts
  readonly times: Times
  /** Of the JSON: the end of its chain. */
  readonly hash: string
  /** Of the station's key. */
  readonly fingerprint: string
}

/** What stands above the rows: each with its name. Texts of the batch are as somebody typed them. */
export function factsOf({ batch, made }: ReportContent, { t, times }: Telling): readonly (readonly [string, string])[] {
  const { name, created, closed, account, list } = batch
  return [
    [t('report.batch'), name],
    [t('report.created'), times.minute(created)],
    [t('report.closed'), closed === undefined ? t('report.closed.not') : times.minute(closed)],
    [t('report.account'), account],
    [t('report.list'), list === undefined ? t('report.list.none') : t('report.list.lines', list)],
    [t('report.made'), times.moment(made)],
  ]
}

/** The zone that times are told in; a report is read in others. */
export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
