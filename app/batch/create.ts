/** A new batch: its list's lines first, then the entry that names it. Until that is written, there is no batch. */
import type { Journal, ManifestStore } from '../outside.ts'
import { type ManifestLine, manifestOf } from './manifest.ts'
import { type BatchRecord, type Created, hashOfLines, recordOf } from './record.ts'
import type { Rules } from './rules.ts'

export interface NewBatch {
  readonly name: string
  readonly account: string
  readonly rules: Rules
  readonly profile?: string | undefined
  readonly list?:
    | { readonly file: string; readonly lines: readonly ManifestLine[]; readonly groups: number }
    | undefined
}

export interface CreateParts {
  readonly journal: Pick<Journal, 'append' | 'entries'>
  readonly manifests: ManifestStore
  readonly sha256: (text: string) => string
  readonly uuid: () => string
  readonly now: () => Date
}

/** @throws JOURNAL_UNAVAILABLE · CANCELLED by the signal: then there is no such batch */
export async function createBatch(parts: CreateParts, wanted: NewBatch, signal: AbortSignal): Promise<BatchRecord> {
  const { list, profile, account, name, rules } = wanted
  const id = parts.uuid()
  if (list !== undefined) await parts.manifests.keep(id, list.lines, signal)
  const created: Created = {
    kind: 'batch',
    act: id,
    does: 'created',
    account,
    name,
    rules,
    ...(profile !== undefined && { profile }),
    ...(list && {
      list: {
        file: list.file,
        lines: list.lines.length,
        groups: list.groups,
        hash: hashOfLines(list.lines, parts.sha256),
      },
    }),
  }
  await parts.journal.append(created, true)
  // As the journal has it: whoever reads it there is told the same.
  const [stored] = parts.journal.entries({ activation: id })
  const since = stored?.at ?? parts.now().toISOString()
  return recordOf({ id, created, since }, list === undefined ? undefined : manifestOf(list.lines))
}
