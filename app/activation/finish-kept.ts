/** A device that was kept while the service was away, taken without being plugged in: looked up first, as any other. */

import { ActivatorError } from '../errors.ts'
import type { Call } from '../ownership/access.ts'
import type { ActivateParts } from './activate.ts'
import type { Queued } from './entries.ts'
import { look } from './look.ts'
import { Progress, type Report } from './progress.ts'
import type { End } from './state.ts'
import { takeAndProve } from './take-and-prove.ts'

/** @param signal the person's cancel: it then stays kept. Never throws for what can go wrong: that is the end it returns. */
export async function finishKept(
  parts: Pick<ActivateParts, 'claim'> & Omit<ActivateParts, 'bus'>,
  { act, serial_number, device_name, batch }: Queued,
  report: Report,
  signal: AbortSignal,
): Promise<End> {
  const identity = { serial_number, device_name }
  const progress = new Progress(report)
  progress.identity = identity
  progress.beforeIntent = false
  const call: Call = { signal, onWait: (wait) => progress.waits(wait) }
  progress.is({ state: 'waiting', identity, wait: { for: 'network' }, kept: true })
  try {
    using _held = await parts.claim(identity, '', call)
    const seen = await look(parts, identity, call)
    progress.saw(seen)
    return await takeAndProve(parts, { act, batch }, { identity, seen, kept: true, progress }, call)
  } catch (error) {
    return progress.failed(signal.aborted ? new ActivatorError('CANCELLED', {}) : error)
  }
}
