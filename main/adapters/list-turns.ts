/** Long reading in short turns: ports are served by the same thread. */
import { setImmediate } from 'node:timers/promises'
import { ActivatorError } from '../../app/errors.ts'

/** Bytes of CSV that are read in one turn: some three milliseconds. */
export const TURN_BYTES = 128 * 1024

export interface Turns {
  /** Lets others have theirs. @param bytes done in this one. @throws CANCELLED */
  next(bytes: number): Promise<void>
}

/** @param total bytes there are to do */
export function turns(total: number, signal: AbortSignal, onShare: (share: number) => void = () => undefined): Turns {
  let done = 0
  return {
    async next(bytes) {
      await setImmediate()
      if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
      done += bytes
      onShare(Math.min(1, done / Math.max(1, total)))
    },
  }
}
