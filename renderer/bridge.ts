/** The page's only way to the core, the same in the window and in a browser. */
import { type Answer, type Asked, type Command, type Found, type Snapshot, snapshotSchema } from '../app/api.ts'

export interface Bridge {
  run(command: Command): Promise<Answer>
  ask<A extends Asked>(query: A): Promise<Found<A['query']>>
  /** Calls back with the newest snapshot, then with each newer one. @returns ends it */
  onSnapshot(callback: (snapshot: Snapshot) => void): () => void
  /** Calls back when the core stops answering and when it is back. @returns ends it */
  onReach(callback: (reached: boolean) => void): () => void
}

/**
 * Lets newer snapshots through, parsed. Numbers begin anew with each start of the core, and one start that was followed
 * by another never comes back.
 * @throws ZodError for what is no snapshot
 */
export function newestOnly(callback: (snapshot: Snapshot) => void): (received: unknown) => void {
  const past = new Set<string>()
  let newest: Snapshot | undefined
  return (received) => {
    const snapshot = snapshotSchema.parse(received)
    if (past.has(snapshot.run)) return
    if (newest?.run === snapshot.run && snapshot.number <= newest.number) return
    if (newest !== undefined && newest.run !== snapshot.run) past.add(newest.run)
    newest = snapshot
    callback(snapshot)
  }
}
