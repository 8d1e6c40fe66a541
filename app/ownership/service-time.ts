/** Whether this computer's clock agrees with the service's: each answer says what time it is there. */
import type { Clock, HttpAnswer, Sender } from '../outside.ts'

/** Up to this is nobody's worry: nothing here is decided by a clock. */
const NOBODYS_WORRY_S = 300

export interface ServiceTime {
  /** Sends as the one it was made of, and looks at the time of each answer. */
  readonly sender: Sender
  /** Seconds this computer is ahead of the service (behind: negative), where that is more than five minutes. */
  readonly secondsAhead: number | undefined
}

export function watchServiceTime(sender: Sender, clock: Pick<Clock, 'now'>): ServiceTime {
  let ahead = 0
  return {
    sender: {
      async send(request, options, signal) {
        const answer = await sender.send(request, options, signal)
        ahead = secondsAhead(answer, clock.now()) ?? ahead
        return answer
      },
    },
    get secondsAhead() {
      return isClockOff(ahead) ? ahead : undefined
    },
  }
}

/** @param seconds ahead, or behind: negative */
export function isClockOff(seconds: number): boolean {
  return Math.abs(seconds) > NOBODYS_WORRY_S
}

/** undefined: the answer does not say. Halves go away from zero, ahead as behind. */
export function secondsAhead({ headers }: Pick<HttpAnswer, 'headers'>, now: Date): number | undefined {
  const theirs = headers.date === undefined ? Number.NaN : Date.parse(headers.date)
  if (Number.isNaN(theirs)) return undefined
  const ms = now.getTime() - theirs
  return Math.sign(ms) * Math.round(Math.abs(ms) / 1000)
}
