/** What the batch station of one account is made of. */
import type { BatchParts } from '../app/batch/parts.ts'
import type { Paper, Seal, Settings } from '../app/outside.ts'
import type { OwnershipAccess } from '../app/ownership/access.ts'
import type { SqliteJournal } from './adapters/journal.ts'
import { listFile } from './adapters/list-file.ts'
import { sealReader } from './adapters/seal.ts'
import { sha256 } from './adapters/sha256.ts'
import { sheetWriter } from './adapters/sheet-writer.ts'
import { findStationKey, openStationKey } from './adapters/station-key.ts'
import { uuid } from './compose.ts'

/**
 * @param keyDir where the station's key is: one for every account of this station
 * @throws CONFIG_INVALID naming the file of a key that cannot be read
 */
export async function batchBench({
  keyDir,
  journal,
  access,
  settings,
  paper,
}: {
  readonly keyDir: string
  readonly journal: SqliteJournal
  readonly access: OwnershipAccess
  readonly settings: Settings
  readonly paper: Paper | undefined
}): Promise<Omit<BatchParts, 'journal'>> {
  let key: Seal | undefined = await findStationKey(keyDir)
  return {
    manifests: journal.manifests,
    access,
    uuid,
    sha256,
    listFile,
    sheets: sheetWriter,
    paper,
    sockets: { get: () => settings.get('sockets'), set: (text) => settings.set('sockets', text) },
    seal: {
      reader: sealReader,
      get fingerprint() {
        return key?.fingerprint
      },
      async open() {
        key ??= await openStationKey(keyDir)
        return key
      },
    },
  }
}
