/** The rows of a report against their chain: which one, or which value of it, is not as it was sealed. */
import type { Verified } from '../../api/batch.ts'
import type { SealReader } from '../../outside.ts'
import { digestOf, type Field, fieldsOf, hashOf, type Values } from './chain.ts'
import { eachOf, type Pace } from './pace.ts'
import { type Entry, entrySchema } from './schema.ts'

export type Change = Omit<Extract<Verified, { verdict: 'changed' }>, 'verdict' | 'fingerprint'>

/**
 * @param start the head's hash, and how many rows it tells of
 * @returns the first change, or the hash of the last row. @throws CANCELLED
 */
export async function verifyRows(
  rows: readonly unknown[],
  start: { readonly hash: string; readonly rows: number },
  seal: SealReader,
  pace: Pace,
): Promise<Change | { readonly hash: string }> {
  const entries: Entry[] = []
  let change: Change | undefined
  await eachOf(rows, pace, (row, index) => {
    const { data } = entrySchema.safeParse(row)
    if (data) entries.push(data)
    else change ??= { where: 'row', row: index + 1 }
  })
  if (change) return change
  const chain = { entries, places: placesOf(entries), rows: start.rows, seal }
  let { hash } = start
  await eachOf(entries, pace, (entry, index) => {
    change ??= changeAt(chain, index + 1, entry, hash)
    hash = entry.hash
  })
  if (change) return change
  if (entries.length < start.rows) return { where: 'missing', row: entries.length + 1 }
  return { hash }
}

interface Chain {
  readonly entries: readonly Entry[]
  /** Of each number, the places in the file where it stands, from 1. */
  readonly places: ReadonlyMap<number, readonly number[]>
  /** How many there are to be. */
  readonly rows: number
  readonly seal: SealReader
}

function placesOf(entries: readonly Entry[]): Chain['places'] {
  const places = new Map<number, number[]>()
  entries.forEach(({ row }, index) => {
    const known = places.get(row)
    if (known) known.push(index + 1)
    else places.set(row, [index + 1])
  })
  return places
}

function changeAt(chain: Chain, place: number, entry: Entry, previous: string): Change | undefined {
  const { places, rows, seal } = chain
  if (place > rows) return { where: 'added', row: place }
  const fields = fieldsOf(entry.values)
  const wrong = differing(seal, place, fields, entry.digests)
  if (entry.row !== place) return wrong.length === 0 ? { where: 'field', row: place, field: 'row' } : misplaced()
  if (wrong.length === 0 && hashOf(seal, previous, place, fields) === entry.hash) return undefined
  const [field] = wrong
  const one = field !== undefined && wrong.length < Math.max(2, fields.length)
  return one ? { where: 'field', row: place, field } : { where: 'row', row: place }

  function misplaced(): Change {
    const twins = places.get(entry.row) ?? []
    if (twins.length > 1) return { where: 'added', row: addedOf(chain, entry.row, twins) }
    if (entry.row > rows) return { where: 'added', row: place }
    return { where: places.has(place) ? 'order' : 'missing', row: place }
  }
}

/** Names of values that have no digest, another one, or none left. Both are read from JSON: what they have is their own. */
export function differing(seal: SealReader, row: number, fields: readonly Field[], digests: Values): string[] {
  const told = new Map(Object.entries(digests))
  const wrong = fields.filter((field) => {
    const digest = told.get(field.name)
    told.delete(field.name)
    return digest !== digestOf(seal, row, field)
  })
  return [...wrong.map(({ name }) => name), ...told.keys()]
}

/** Of several with one number the one that the next row follows is the sealed one, and else the first. */
function addedOf({ entries, places, seal }: Chain, row: number, twins: readonly number[]): number {
  const next = entries[(places.get(row + 1)?.[0] ?? 0) - 1]
  const fields = next && fieldsOf(next.values)
  const leads = (place: number) =>
    fields !== undefined && hashOf(seal, entries[place - 1]?.hash ?? '', row + 1, fields) === next?.hash
  const sealed = twins.find(leads) ?? twins[0]
  return twins.find((place) => place !== sealed) ?? row
}
