/** A batch as the journal tells it: who made it with which rules, whether it is closed, and what became of its devices. */
import type { BatchEntry, StoredEntry } from '../activation/entries.ts'
import { ActivatorError } from '../errors.ts'
import type { Journal, ManifestStore } from '../outside.ts'
import { type Manifest, type ManifestLine, manifestOf } from './manifest.ts'
import { type Ending, Tally } from './tally.ts'
import { unresulted } from './unresulted.ts'

export type Created = Extract<BatchEntry, { does: 'created' }>

export interface BatchRecord {
  readonly id: string
  readonly created: Created
  /** ISO 8601 */
  readonly since: string
  closed: string | undefined
  readonly manifest: Manifest | undefined
  readonly tally: Tally
}

export interface RecordParts {
  readonly journal: Pick<Journal, 'entries'>
  readonly manifests: Pick<ManifestStore, 'lines'>
  /** In hex. */
  readonly sha256: (text: string) => string
}

/** What the journal keeps of a list's lines, so that its chain covers them; by values, in whichever order they are held. */
export function hashOfLines(lines: readonly ManifestLine[], sha256: (text: string) => string): string {
  const values = ({ line, serial_number, device_name, device_type, carton, pallet, customer }: ManifestLine) =>
    JSON.stringify([line, serial_number, device_name, device_type, carton, pallet, customer])
  return sha256(lines.map(values).join('\n'))
}

/** What a batch says of itself. */
export interface BatchHead {
  readonly id: string
  readonly created: Created
  /** ISO 8601 */
  readonly since: string
  readonly closed?: string | undefined
  /** How many were done when that was last said; left out where it went on since. */
  readonly done?: number | undefined
}

/** Newest first. */
export function allBatches({ journal }: Pick<RecordParts, 'journal'>): readonly BatchHead[] {
  const heads = new Map<string, BatchHead>()
  for (const { at, entry } of journal.entries({ kind: 'batch' })) {
    if (entry.kind !== 'batch') continue
    if (entry.does === 'created') heads.set(entry.act, { id: entry.act, created: entry, since: at })
    const head = heads.get(entry.act)
    if (head === undefined || entry.does === 'created' || entry.does === 'decided') continue
    const { done, does } = entry
    heads.set(entry.act, { ...head, done, ...(does === 'closed' && { closed: at }) })
  }
  return [...heads.values()].reverse()
}

/** @throws CONFIG_INVALID where the journal knows no such batch, or its list is not as it was kept */
export function readBatch(parts: RecordParts, id: string): BatchRecord {
  const head = allBatches(parts).find((one) => one.id === id)
  if (head === undefined) throw new ActivatorError('CONFIG_INVALID', { what: 'there is no such batch', where: id })
  const record = recordOf(head, head.created.list === undefined ? undefined : linesOf(parts, head))
  const entries = [...parts.journal.entries({ batch: id })]
  for (const stored of entries) replay(record.tally, stored)
  for (const ending of unresulted(parts, entries)) record.tally.add(ending)
  for (const { at, entry } of parts.journal.entries({ batch: id, open: true })) {
    if (entry.kind === 'queued') record.tally.keep(entry, { at, account: entry.account, batch: entry.batch })
  }
  return record
}

/** @param manifest undefined: it has no packing list */
export function recordOf({ id, created, since, closed }: BatchHead, manifest: Manifest | undefined): BatchRecord {
  return { id, created, since, closed, manifest, tally: new Tally(created.rules, manifest) }
}

function linesOf({ manifests, sha256 }: RecordParts, { id, created }: BatchHead): Manifest {
  const lines = manifests.lines(id)
  if (hashOfLines(lines, sha256) === created.list?.hash) return manifestOf(lines)
  throw new ActivatorError('CONFIG_INVALID', { what: 'the packing list is not as it was kept', where: created.name })
}

function replay(tally: Tally, { at, entry }: StoredEntry): void {
  if (entry.kind === 'batch' && entry.does === 'decided') tally.decide(entry.visit, entry.decision)
  if (entry.kind !== 'result' || entry.batch === undefined) return
  const { batch, story, ...result } = entry
  const label = story?.findLast(({ step }) => step === 'label')
  const ending: Ending = { ...result, at, batch, ...(label?.step === 'label' && { label: label.text }) }
  tally.add(ending)
}
