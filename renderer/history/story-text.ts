/** A story as plain text, for a mail. */
import type { Tale } from '../../app/api/history.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'
import type { Times } from '../../app/texts/times.ts'
import { lineOf } from './result.ts'
import { sinceBegin, stepsToTell, stepText } from './steps.ts'

export function storyText(t: Texts, times: Times, tale: Tale): string {
  const { row, username, began } = tale
  if (row === undefined) return ''
  const head = [
    shown(row.serial_number ?? t('history.unnamed')),
    lineOf(t, row),
    shown(username ?? ''),
    began && utc(began),
  ]
  const steps = stepsToTell(tale).map((step) => {
    const { title, detail } = stepText(t, step, tale)
    return `${sinceBegin(times, step).padStart(10)}  ${detail === '' ? title : `${title} (${detail})`}`
  })
  return `${head.filter((one) => one !== undefined && one !== '').join(' · ')}\n${steps.join('\n')}\n`
}

const utc = (instant: string) => `${instant.replace('T', ' ').replace(/Z$/, '')} UTC`
