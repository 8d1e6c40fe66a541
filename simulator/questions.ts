/** Cuts what a device hears into questions it knows and lines it does not. */
import type { Profile } from '../app/device/profile.ts'

export interface Heard {
  /** Which of `ask.send`, from 0; undefined: another line. */
  readonly question: number | undefined
  /** Without its end. */
  readonly line: string
}

/** A device keeps no more of an unfinished line than this. */
const LONGEST = 4096

/** Bytes in, whole questions out. Those with a line end are known by their line, whatever ends it. */
export function createHearing({ ask }: Profile): (bytes: Uint8Array) => Heard[] {
  const questions = ask.send.map((text) => bytesOf(text + ask.terminator).toString('latin1'))
  const lines = questions.map((text) => text.replace(/[\r\n]+$/, ''))
  const bare = questions.filter((text) => text !== '' && !/[\r\n]$/.test(text))
  let buffer = ''

  const next = (): Heard | undefined => {
    const whole = bare.find((text) => buffer.startsWith(text))
    if (whole !== undefined) {
      buffer = buffer.slice(whole.length)
      return { question: questions.indexOf(whole), line: whole }
    }
    const found = /^([^\r\n]*)(\r\n|\r|\n)/.exec(buffer)
    if (!found) return undefined
    buffer = buffer.slice(found[0].length)
    const line = found[1] ?? ''
    const question = lines.indexOf(line)
    return { question: line === '' || question < 0 ? undefined : question, line }
  }
  return (bytes) => {
    buffer = (buffer + Buffer.from(bytes).toString('latin1')).slice(-LONGEST)
    const heard: Heard[] = []
    for (let one = next(); one !== undefined; one = next()) heard.push(one)
    return heard
  }
}

/** As the app sends it: one byte a character where each fits into one. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text, [...text].every((character) => character.charCodeAt(0) <= 0xff) ? 'latin1' : 'utf8')
}
