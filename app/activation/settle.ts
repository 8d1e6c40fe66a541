/**
 * Open intents of earlier runs, settled by GET only (rule 5). Nothing is sent: what nothing came of is closed, and the
 * device can simply be activated again. One of a batch is kept for it instead: it may have left its socket.
 */
import { failureOf, isError } from '../errors.ts'
import type { Call } from '../ownership/access.ts'
import type { BatchMark, Intent, Queued, TakeIntent } from './entries.ts'
import { prove } from './prove.ts'
import { settleRelease } from './release.ts'
import type { Settled } from './settled.ts'
import type { Owned } from './state.ts'
import { type ActParts, reconcileLost } from './take.ts'

/** Open intents under this account's key, oldest first. */
export function openIntents({ journal, access }: ActParts): Intent[] {
  const open = [...journal.entries({ account: access.account, open: true })]
  return open.map(({ entry }) => entry).filter((entry) => entry.kind === 'intent')
}

/** How many intents each other account left open: they wait until that account signs in again (rule 6). */
export function foreignIntents({ journal, access }: ActParts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { entry } of journal.entries({ open: true })) {
    if (!('account' in entry) || entry.account === access.account) continue
    counts.set(entry.account, (counts.get(entry.account) ?? 0) + 1)
  }
  return counts
}

/**
 * Settles one intent and writes down what became of it.
 * @returns what was kept where nothing came of a device of a batch: the batch goes on with it.
 * @throws what the service failed with: the intent then stays open for the next time.
 */
export async function settle(parts: ActParts, intent: Intent, call: Call): Promise<Settled | Queued> {
  const began = parts.clock.monotonic()
  const settled =
    intent.does === 'take' ? await settleTake(parts, intent, call) : await settleRelease(parts, intent, call)
  if (!('intent' in settled)) return settled
  const { serial_number, device_name } = intent
  await parts.journal.append(
    {
      kind: 'result',
      act: intent.act,
      account: intent.account,
      outcome: settled.outcome,
      owned: settled.owned,
      identity: { serial_number, device_name },
      ...(settled.ownership && { ownership: settled.ownership }),
      ...(settled.failure && { failure: settled.failure }),
      ms: parts.clock.monotonic() - began,
      reconciled: true,
      ...(intent.batch && { batch: intent.batch }),
    },
    false,
  )
  return settled
}

async function settleTake(parts: ActParts, intent: TakeIntent, call: Call): Promise<Settled | Queued> {
  const known: { owned: Owned } = { owned: 'unknown' }
  const know = (owned: Owned) => {
    known.owned = owned
  }
  try {
    const found = await reconcileLost(parts, intent, know, call)
    if (found === undefined && intent.batch !== undefined) {
      const queued = queuedFrom(intent, intent.batch)
      await parts.journal.append(queued, true)
      return queued
    }
    if (found === undefined) {
      await parts.journal.append({ kind: 'ended', act: intent.act, reason: 'nothing-happened' }, false)
      return { intent, outcome: 'failed', owned: 'no' }
    }
    const ownership = await prove(parts, found.ownership, intent, call)
    await parts.journal.append({ kind: 'proven', act: intent.act, ownership }, false)
    return { intent, outcome: found.outcome, owned: 'yes', ownership }
  } catch (error) {
    // Taken, then released: closed by reconcileLost. Anything else leaves the intent open.
    if (known.owned === 'no' && isError(error, 'PROOF_MISMATCH')) {
      return { intent, outcome: 'failed', owned: 'no', failure: failureOf(error) }
    }
    throw error
  }
}

/**
 * In place of the intent: it was read twice, and with its intent on disk it might be unplugged. Nobody may hold it any more,
 * so the batch goes on without it, whether or not it was kept before the intent.
 */
function queuedFrom({ act, account, serial_number, device_name }: TakeIntent, batch: BatchMark): Queued {
  return { kind: 'queued', act, account, serial_number, device_name, batch }
}
