/** How a device of a profile speaks: what it hears as a question, and what it says to it. */
import type { Profile } from '../app/device/profile.ts'
import type { Pattern } from '../app/outside.ts'
import { sampleOf } from './sample.ts'

/** What is said. `serial_number` may be a number only where a device is to get that wrong. */
export interface Said {
  readonly serial_number: string | number
  readonly device_name: string
}

export interface Speech {
  /** Sends back what it hears, as shells and modems do. */
  readonly echoes: boolean
  /** To the how-manieth of `ask.send`, from 0. Empty: the question is not for this kind of device. */
  answer(question: number, said: Said): string
  /** To a line that is none of them; empty: nothing. */
  unknown(line: string): string
}

/** @throws CONFIG_INVALID for a pattern that no text can be made for */
export function speechOf({ id, answer: kind, ask }: Profile): Speech {
  switch (kind.kind) {
    case 'json':
      return { ...plain, answer: (_, said) => `${jsonWith(kind, said)}\n` }
    case 'regex':
      return kind.prompt === undefined
        ? { ...plain, answer: (_, said) => wholeLines(sampleOf(kind.pattern, { ...said }, id)) }
        : shell(kind.pattern, kind.prompt, ask.send.length, id)
    case 'at':
      return modem(kind)
    case 'scpi':
      return {
        ...plain,
        answer: (_, said) => `${fields(kind, said, ['Example', 'Simulated', '0', '1.0']).join(',')}\n`,
      }
    case 'nmea':
      return { ...plain, answer: (_, said) => sentence([kind.sentence, ...fields(kind, said, [])].join(',')) }
    case 'usb':
      return { ...plain, answer: () => '' }
  }
}

function wholeLines(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

const plain = { echoes: false, unknown: () => '' }

function jsonWith(at: { serial_number: string; device_name: string }, said: Said): string {
  const root: Record<string, unknown> = {}
  put(root, at.serial_number, said.serial_number)
  put(root, at.device_name, said.device_name)
  return JSON.stringify(root)
}

/** Makes the objects on the way of a JSON pointer (RFC 6901). */
function put(root: Record<string, unknown>, pointer: string, value: unknown): void {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = steps.pop() ?? ''
  let here = root
  for (const step of steps) {
    const next: Record<string, unknown> = isObject(here[step]) ? here[step] : {}
    here[step] = next
    here = next
  }
  here[last] = value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Green prompt, bold values, carriage returns: as a shell on a console does. */
function shell(pattern: Pattern, prompt: Pattern, questions: number, id: string): Speech {
  const colouredPrompt = `\x1b[1;32m${sampleOf(prompt, {}, id)}\x1b[0m`
  return {
    echoes: true,
    answer(question, said) {
      const text = question === questions - 1 ? sampleOf(pattern, { ...said }, id).replace(/\n$/, '') : ''
      return `${text
        .split('\n')
        .map((line) => `\x1b[1m${line}\x1b[0m`)
        .join('\r\n')}\r\n${colouredPrompt}`
    },
    unknown: (line) => (line === '' ? colouredPrompt : `sh: ${line}: not found\r\n${colouredPrompt}`),
  }
}

/** 3GPP TS 27.007, echo on as after power-up. */
function modem(kind: { serial_number: number; device_name: number }): Speech {
  return {
    echoes: true,
    answer(question, said) {
      const value = { [kind.serial_number]: said.serial_number, [kind.device_name]: said.device_name }[question + 1]
      return value === undefined ? '\r\nOK\r\n' : `\r\n${value}\r\n\r\nOK\r\n`
    },
    unknown: (line) => (line === '' ? '' : line.toUpperCase() === 'AT' ? '\r\nOK\r\n' : '\r\nERROR\r\n'),
  }
}

function fields(at: { serial_number: number; device_name: number }, said: Said, rest: readonly string[]): string[] {
  const all = Array.from({ length: Math.max(at.serial_number, at.device_name, rest.length) }, (_, i) => rest[i] ?? '')
  all[at.serial_number - 1] = String(said.serial_number)
  all[at.device_name - 1] = said.device_name
  return all
}

/** NMEA 0183: the checksum is over what stands between $ and *. */
function sentence(body: string): string {
  const checksum = [...body].reduce((sum, character) => sum ^ character.charCodeAt(0), 0)
  return `$${body}*${checksum.toString(16).toUpperCase().padStart(2, '0')}\r\n`
}
