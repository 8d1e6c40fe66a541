/** Long work beside devices that must not wait: a little at a time. */
import { ActivatorError } from '../../errors.ts'

export interface Pace {
  /** Lets everything else have its turn. */
  breathe(): Promise<void>
  readonly signal: AbortSignal
}

/** Some ten milliseconds of the dearest work there is. */
const AT_A_TIME = 400

/** @param visit is told which one it is, from 0. @throws CANCELLED by the signal */
export async function eachOf<T>(
  items: Iterable<T>,
  pace: Pace,
  visit: (item: T, index: number) => void,
): Promise<void> {
  let index = 0
  for (const item of items) {
    if (index % AT_A_TIME === 0) await turn(pace)
    visit(item, index)
    index += 1
  }
}

/** @throws CANCELLED by the signal */
export async function turn({ breathe, signal }: Pace): Promise<void> {
  await breathe()
  if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
}
