/** Whether this computer's clock agrees with the service's: each answer says what time it is there. */
import type { Clock, HttpAnswer, Sender } from '../outside.ts'

/** Less than this is nobody's worry: nothing here is decided by a clock. */
const WORTH_SAYING_S = 300

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
      return Math.abs(ahead) > WORTH_SAYING_S ? ahead : undefined
    },
  }
}

/** undefined: the answer does not say. */
export function secondsAhead({ headers }: Pick<HttpAnswer, 'headers'>, now: Date): number | undefined {
  const theirs = headers.date === undefined ? Number.NaN : Date.parse(headers.date)
  return Number.isNaN(theirs) ? undefined : Math.round((now.getTime() - theirs) / 1000)
}
