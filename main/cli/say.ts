/** Results in words for people. The same facts as `lines.ts`; strings from devices are shown with controls escaped. */
import type { State } from '../../app/activation/state.ts'
import { shown } from '../../app/texts/shown.ts'
import type { ActivationResult } from './lines.ts'
import type { Output } from './output.ts'
import { failureText, type Words } from './words.ts'

/** One line: port, device, how it ended. */
export function sayResult(output: Output, words: Words, result: ActivationResult): void {
  const { port, outcome, failure } = result
  const device = deviceWords(result)
  const seconds = (result.ms / 1000).toFixed(2)
  if (failure) {
    output.line(`${mark(output, 'bad', '✕')} ${shown(port)}${device} ${failureText(words, failure, result.owned)}`)
  } else if (outcome === 'removed') {
    output.line(`${mark(output, 'look', '▲')} ${shown(port)}${device} ${words('cli.result.removed')}`)
  } else {
    const since = timeWords(words, result.ownership?.start_time ?? '')
    const text = words(outcome === 'taken' ? 'cli.result.taken' : 'cli.result.already-yours', { since, seconds })
    output.line(`${mark(output, 'good', '✓')} ${shown(port)}${device} ${text}`)
  }
}

export function deviceWords({ serial_number, device_name }: { serial_number?: string; device_name?: string }): string {
  if (serial_number === undefined) return ''
  return ` ${shown(serial_number)}${device_name === undefined ? '' : ` (${shown(device_name)})`}`
}

/** In the person's language and time zone. */
export function timeWords({ language }: Words, instant: string): string {
  const time = new Date(instant)
  if (Number.isNaN(time.getTime())) return shown(instant)
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(time)
}

export function stateWords(words: Words, state: State): string {
  if (state.state === 'waiting') return words(`wait.${state.wait.for}`)
  return words(`state.${state.state}`)
}

/** A port that nothing was sent to, and how to ask it all the same. */
export function sayUnasked({ output, words }: { output: Output; words: Words }, port: string): void {
  output.note(output.paint('quiet', words('cli.unmapped', { port })))
}

/** What could not be read is kept under another name; without this nobody would know that it is missing. */
export function saySetAside(
  { output, words }: { output: Output; words: Words },
  what: 'journal' | 'settings',
  file: string | undefined,
): void {
  if (file !== undefined) output.note(output.paint('look', words(`notice.${what}-set-aside`, { file: shown(file) })))
}

const mark = (output: Output, tone: 'good' | 'look' | 'bad', sign: string) => output.paint(tone, sign, 'stdout')
