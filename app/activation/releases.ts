/** One device given back, with what the history says of it: what one meets ends no other. */
import { type Failure, failureOf } from '../errors.ts'
import type { Journal } from '../outside.ts'
import type { Call } from '../ownership/access.ts'
import type { Ownership } from '../ownership/record.ts'
import type { BatchMark } from './entries.ts'
import { release } from './release.ts'
import type { Owned } from './state.ts'
import type { ActParts } from './take.ts'

export type Released = { readonly ownership: Ownership } | { readonly failure: Failure; readonly owned: Owned }

/**
 * Gives it back and writes down how that ended.
 * @param act names it in the journal; left out: a new name
 * @param batch the one that is undone
 */
export async function releaseOne(
  parts: ActParts,
  ownership: Ownership,
  call: Call,
  act: string = parts.uuid(),
  batch?: BatchMark,
): Promise<Released> {
  const { clock, journal, access } = parts
  const began = clock.monotonic()
  const { serial_number, device_name } = ownership.device_details
  const identity = { serial_number, device_name }
  const common = { kind: 'result', act, account: access.account, identity, ...(batch && { batch }) } as const
  try {
    const ended = await release(parts, act, ownership, call, batch)
    const ms = clock.monotonic() - began
    await journal.append({ ...common, outcome: 'released', owned: 'no', ownership: ended, ms }, false)
    return { ownership: ended }
  } catch (error) {
    const failed = failureOf(error)
    const ms = clock.monotonic() - began
    const owned = ownedAfter(failed, act, journal)
    if (failed.code !== 'JOURNAL_UNAVAILABLE') {
      await journal.append({ ...common, outcome: 'failed', owned, failure: failed, ms }, false)
    }
    return { failure: failed, owned }
  }
}

/** It was ours when it was found; only an intent that stays open leaves that in doubt. */
function ownedAfter({ code }: Failure, act: string, journal: Journal): Owned {
  if (code === 'NOT_OWNER') return 'no'
  const [open] = journal.entries({ activation: act, open: true })
  return open === undefined ? 'yes' : 'unknown'
}
