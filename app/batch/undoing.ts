/** Undoing on a screen: shown first, confirmed by a word, then given back as any many devices are. */

import type { Station } from '../activation/station.ts'
import type { UndoRow } from '../api/batch.ts'
import { type ReleaseRow, releaseWord } from '../api/devices.ts'
import { Releases } from '../devices/releases.ts'
import { follow } from '../handlers.ts'
import type { Clock, Journal } from '../outside.ts'
import type { OwnershipAccess } from '../ownership/access.ts'
import type { BatchRecord } from './record.ts'
import { type Undoable, undoPlan } from './undo.ts'

export interface UndoingParts {
  readonly station: Station
  readonly clock: Clock
  readonly journal: Pick<Journal, 'entries'>
  readonly access: OwnershipAccess
}

export class Undoing implements AsyncDisposable {
  readonly #parts: UndoingParts
  readonly #record: BatchRecord
  readonly #releases: Releases
  #plan: readonly Undoable[] = []

  constructor(parts: UndoingParts, record: BatchRecord, changed: () => void) {
    this.#parts = parts
    this.#record = record
    const { station, clock } = parts
    this.#releases = new Releases(
      {
        station: {
          release: async (ownership, call) => {
            const released = await station.release(ownership, call, { id: record.id })
            if ('ownership' in released) this.#gaveBack(ownership.id, released.ownership.device_details)
            return released
          },
          onSettled: (told) => station.onSettled(told),
        },
        clock,
        devices: {
          ownership: (id) => this.#plan.find(({ ownership }) => ownership.id === id)?.ownership,
          typeOf: () => undefined,
        },
      },
      changed,
    )
  }

  get results(): number {
    return this.#releases.results
  }

  /** Asks the service anew: what it shows is what will be done. */
  async preview({ offset, limit }: { readonly offset: number; readonly limit: number }, signal: AbortSignal) {
    if (this.#releases.view().release?.over !== false) {
      this.#plan = await undoPlan(this.#parts, this.#record, { signal })
    }
    const tried = new Map(this.#releases.rows.map((row) => [row.ownership, row]))
    const rows = this.#plan.map((one) => this.#rowOf(one, tried.get(one.ownership.id)))
    const wanted = this.#wanted
    return {
      rows: rows.slice(offset, offset + limit),
      count: rows.length,
      releases: wanted.length,
      changedSince: this.#plan.filter(({ changedSince }) => changedSince).length,
      reconciled: wanted.filter(({ reconciled }) => reconciled).length,
      word: releaseWord(wanted.map(({ identity }) => identity.serial_number)),
    }
  }

  /** What an earlier run left is in the plan still. @throws CONFIG_INVALID for the wrong word, or where nothing is left */
  begin(word: string): Promise<void> {
    const ownerships = this.#wanted.map(({ ownership }) => ownership.id)
    return follow(this.#releases.commands, { command: 'release', ownerships, word })
  }

  stop(): void {
    void follow(this.#releases.commands, { command: 'release-stop' })
  }

  view() {
    const { release } = this.#releases.view()
    if (release === undefined) return {}
    const { since, total, released, failed, running, stopped, over, wait } = release
    return { undo: { since, total, released, failed, running, stopped, over, ...(wait && { wait }) } }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#releases[Symbol.asyncDispose]()
  }

  get #wanted(): readonly Undoable[] {
    const given = new Set([...this.#record.tally.devices].filter(isReleased).map(({ ownership }) => ownership?.id))
    return this.#plan.filter(({ changedSince, ownership }) => !changedSince && !given.has(ownership.id))
  }

  #gaveBack(id: number, identity: Undoable['identity']): void {
    const planned = this.#plan.find(({ ownership }) => ownership.id === id)
    if (planned === undefined) return
    const { station, clock } = this.#parts
    const { tally, id: batch } = this.#record
    const at = clock.now().toISOString()
    const { ownership } = planned
    tally.add({ act: '', at, account: station.account, outcome: 'released', identity, ownership, batch: { id: batch } })
  }

  #rowOf({ identity, ownership, changedSince, reconciled }: Undoable, tried: ReleaseRow | undefined): UndoRow {
    const released = this.#record.tally.find(identity)?.standing === 'released'
    const { serial_number, device_name } = identity
    const failure = released ? undefined : tried?.failure
    // Between the preview and its turn it went elsewhere.
    const changed = changedSince || failure?.code === 'NOT_OWNER'
    const state = changed ? 'changed-since' : released ? 'released' : failure ? 'failed' : 'will-release'
    return { serial_number, device_name, ownership: ownership.id, state, reconciled, ...(failure && { failure }) }
  }
}

function isReleased({ standing }: { readonly standing: string }): boolean {
  return standing === 'released'
}
