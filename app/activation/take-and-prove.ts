/** From what the service had on a device to the proof: the same whether the device is plugged in or was kept. */
import type { Call } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import type { BatchMark } from './entries.ts'
import { linger } from './linger.ts'
import type { Seen } from './look.ts'
import type { Progress } from './progress.ts'
import { prove } from './prove.ts'
import type { End } from './state.ts'
import { type ActParts, GRACE_MS, take } from './take.ts'

export interface Subject {
  readonly identity: Identity
  readonly seen: Seen
  /** It was written down before it was looked for. */
  readonly kept: boolean
  readonly progress: Progress
}

/** @throws as `take` and `prove` */
export async function takeAndProve(
  parts: ActParts,
  { act, batch }: { readonly act: string; readonly batch?: BatchMark | undefined },
  { identity, seen, kept, progress }: Subject,
  call: Call,
): Promise<End> {
  if (seen.current !== undefined) {
    if (kept)
      await parts.journal.append({ kind: 'ended', act, reason: 'already-yours', ownership: seen.current }, false)
    return progress.done('already-yours', seen.current)
  }
  progress.beforeIntent = false
  progress.is({ state: 'taking', identity })
  const taken = await take(parts, { act, identity, seen, know: progress.know, batch }, call)
  progress.is({ state: 'proving', identity, ownership: taken.ownership })
  const proof = await proven(parts, act, taken.ownership, identity, call)
  return progress.done(taken.outcome, proof)
}

/** The proof gets a moment more when it is cancelled: the device is ours already, and proven is better than not. */
async function proven(parts: ActParts, act: string, taken: Ownership, identity: Identity, call: Call) {
  using patience = linger(call.signal, parts.clock, GRACE_MS)
  const proof = await prove(parts, taken, identity, { ...call, signal: patience.signal })
  await parts.journal.append({ kind: 'proven', act, ownership: proof }, false)
  return proof
}
