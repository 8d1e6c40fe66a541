/** Every ownership the account has or had, by device. Filled from the list, and followed by what is done meanwhile. */
import type { Ownership } from '../ownership/record.ts'
import { compareInstants, isOpenEnded } from '../ownership/spans.ts'

export class Holdings {
  readonly #ownerships = new Map<number, Ownership>()
  readonly #byDevice = new Map<number, Set<number>>()
  /** Devices with an ownership that runs. */
  readonly #running = new Map<number, Set<number>>()
  readonly #types = new Map<number, string>()
  /** Known from an act or a read-back: what the list says of them may be older. */
  readonly #noted = new Set<number>()

  get size(): number {
    return this.#ownerships.size
  }
  get current(): number {
    return this.#running.size
  }
  get ended(): number {
    return this.#byDevice.size - this.#running.size
  }
  get devices(): Iterable<number> {
    return this.#byDevice.keys()
  }

  /** A row of the list. */
  add(ownership: Ownership): void {
    if (!this.#noted.has(ownership.id)) this.#put(ownership)
  }

  /** Taken, released or read back by its id. An ended one never runs again: such an answer is an old one. */
  note(ownership: Ownership): void {
    const known = this.#ownerships.get(ownership.id)
    if (known !== undefined && !isOpenEnded(known) && isOpenEnded(ownership)) return
    this.#noted.add(ownership.id)
    this.#put(ownership)
  }

  setType(device: number, type: string): void {
    this.#types.set(device, type)
  }

  typeOf(device: number): string | undefined {
    return this.#types.get(device)
  }

  ownership(id: number): Ownership | undefined {
    return this.#ownerships.get(id)
  }

  /** The one that runs, else the newest. */
  shown(device: number): Ownership | undefined {
    const [running] = this.#running.get(device) ?? []
    return running === undefined ? this.of(device)[0] : this.#ownerships.get(running)
  }

  /** Newest first. */
  of(device: number): readonly Ownership[] {
    const ids = [...(this.#byDevice.get(device) ?? [])]
    return newestFirst(ids.flatMap((id) => this.#ownerships.get(id) ?? []))
  }

  #put(ownership: Ownership): void {
    const { id, device } = ownership
    const before = this.#ownerships.get(id)
    if (before !== undefined) {
      remove(this.#running, before.device, id)
      if (before.device !== device) remove(this.#byDevice, before.device, id)
    }
    this.#ownerships.set(id, ownership)
    insert(this.#byDevice, device, id)
    if (isOpenEnded(ownership)) insert(this.#running, device, id)
  }
}

function insert(sets: Map<number, Set<number>>, device: number, id: number): void {
  const ids = sets.get(device)
  if (ids === undefined) sets.set(device, new Set([id]))
  else ids.add(id)
}

function remove(sets: Map<number, Set<number>>, device: number, id: number): void {
  const ids = sets.get(device)
  ids?.delete(id)
  if (ids?.size === 0) sets.delete(device)
}

export function newestFirst(ownerships: readonly Ownership[]): readonly Ownership[] {
  if (ownerships.length < 2) return ownerships
  return ownerships.toSorted((a, b) => compareInstants(b.start_time, a.start_time) || b.id - a.id)
}
