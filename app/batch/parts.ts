/** What the batch station needs of the bench. */
import type { Journal, ListFile, ManifestStore, Paper, Seal, SealReader, SheetWriter } from '../outside.ts'
import type { OwnershipAccess } from '../ownership/access.ts'
import type { KeptSockets } from './socket-order.ts'

/** The station's key: made with the first report, not before. */
export interface StationSeal {
  readonly reader: SealReader
  /** Left out as long as there is no key. */
  readonly fingerprint: string | undefined
  /** @throws CONFIG_INVALID naming the file of the key that cannot be read or made */
  open(): Promise<Seal>
}

export interface BatchParts {
  readonly journal: Journal
  readonly manifests: ManifestStore
  readonly access: OwnershipAccess
  readonly uuid: () => string
  readonly sha256: (text: string) => string
  readonly sockets: KeptSockets
  readonly listFile: ListFile
  readonly seal: StationSeal
  readonly sheets: SheetWriter
  /** Left out where the host cannot. */
  readonly paper?: Paper | undefined
}
