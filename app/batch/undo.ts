/** Undoing a batch: exactly the ownerships it took, as long as they are still the current ones. */
import type { Journal } from '../outside.ts'
import type { Call, OwnershipAccess } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import { isOpenEnded } from '../ownership/spans.ts'
import type { BatchRecord } from './record.ts'

export interface Undoable {
  readonly identity: Identity
  /** As this batch took it. */
  readonly ownership: Ownership
  /** It ended since, or another one took its place: it is left alone. */
  readonly changedSince: boolean
  /** Nobody saw the service say that it was taken: it was found out by looking. */
  readonly reconciled: boolean
}

/**
 * What undoing would give back, in the order it was taken. Never what was the account's before.
 * @throws what reading the account's ownerships throws
 */
export async function undoPlan(
  { access, journal }: { readonly access: OwnershipAccess; readonly journal: Pick<Journal, 'entries'> },
  { tally }: BatchRecord,
  call: Call,
): Promise<readonly Undoable[]> {
  const taken = [...tally.devices].filter(({ standing }) => standing === 'taken')
  if (taken.length === 0) return []
  const current = new Set<number>()
  for await (const ownership of access.ownerships({ current: true }, call)) {
    if (isOpenEnded(ownership)) current.add(ownership.id)
  }
  return taken.flatMap(({ identity, ownership, takenBy, reconciled }) => {
    if (ownership === undefined || takenBy === undefined) return []
    const seen = !reconciled && wasAnswered(journal, takenBy)
    return [{ identity, ownership, changedSince: !current.has(ownership.id), reconciled: !seen }]
  })
}

function wasAnswered(journal: Pick<Journal, 'entries'>, act: string): boolean {
  for (const { entry } of journal.entries({ activation: act })) {
    if (entry.kind === 'answered' && entry.answer === 'created') return true
  }
  return false
}
