/** Which batch a command means: the newest, or the newest of that name. */
import { allBatches, type BatchHead, type BatchRecord, type RecordParts, readBatch } from '../../../app/batch/record.ts'
import { ActivatorError } from '../../../app/errors.ts'
import { type ReadJournal, readJournal } from '../../adapters/journal.ts'
import { sha256 } from '../../adapters/sha256.ts'

/** @throws CONFIG_INVALID where there is none */
export function batchNamed(parts: Pick<RecordParts, 'journal'>, name: string | undefined): BatchHead {
  const found = allBatches(parts).find(({ created }) => name === undefined || created.name === name)
  if (found !== undefined) return found
  const what = name === undefined ? 'there is no batch yet' : `there is no batch ${name}`
  throw new ActivatorError('CONFIG_INVALID', { what, where: '--batch' })
}

/** Beside whoever holds the data folder. @throws CONFIG_INVALID as above · JOURNAL_UNAVAILABLE */
export function readNamed(dataDir: string, name: string | undefined): { record: BatchRecord; journal: ReadJournal } {
  const journal = readJournal(dataDir)
  try {
    const { id } = batchNamed({ journal }, name)
    return { record: readBatch({ journal, manifests: journal, sha256 }, id), journal }
  } catch (error) {
    journal[Symbol.dispose]()
    throw error
  }
}
