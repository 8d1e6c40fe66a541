/** How the demonstration is told: a line a step, with the time since its device was plugged in. */
import { styleText } from 'node:util'
import type { State } from '../../app/activation/state.ts'
import type { Ended } from '../../app/activation/station.ts'
import { failureOf } from '../../app/errors.ts'
import type { Ownership } from '../../app/ownership/record.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { createTexts } from '../../app/texts/text.ts'

const texts = createTexts('en')

export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** Only on a terminal, and never where NO_COLOR is set. */
export const paint = (style: 'bold' | 'dim' | 'green' | 'yellow' | 'red', text: string) =>
  styleText(style, text, { stream: process.stdout })

export const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3)

/** What keeps the demonstration from going on. @throws the error itself where it is a bug */
export function tellFailure(error: unknown): void {
  const { what, remedy } = failureText(texts, failureOf(error))
  say(paint('red', `✕ ${[what, remedy].filter(Boolean).join(' ')}`))
}

/** One device's steps. */
export class Telling {
  readonly #port: string
  readonly #since = performance.now()

  constructor(port: string) {
    this.#port = port
  }

  step(text: string): void {
    say(`${paint('dim', `${seconds(performance.now() - this.#since).padStart(7)} s`)}  ${this.#port}  ${text}`)
  }

  state(state: State): void {
    const device = 'identity' in state ? ` ${paint('bold', shown(state.identity.serial_number))}` : ''
    this.step(`${texts(`state.${state.state}`)}${device}`)
  }

  end({ end }: Ended): void {
    if (end.state === 'done') {
      const outcome = texts(`outcome.${end.outcome}`).toLowerCase()
      this.step(paint('green', `✓ ${outcome}, and proven: ${proofOf(end.ownership)}`))
    } else if (end.state === 'failed') {
      const { title, lead } = failureText(texts, end.failure, end.owned)
      this.step(paint('red', `✕ ${[title, lead].filter(Boolean).join('. ')}`))
    } else this.step(paint('yellow', `▲ ${texts('outcome.removed')}`))
  }
}

/** What was read back from the service. */
function proofOf({ id, device_details, start_time, end_time }: Ownership): string {
  const { serial_number, device_name } = device_details
  return `ownership ${id} of ${shown(serial_number)} (${shown(device_name)}), ${start_time} to ${end_time}`
}
