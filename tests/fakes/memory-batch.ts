/** A batch station's parts with a key of its own and nothing on disk. */
import { generateKeyPairSync } from 'node:crypto'
import type { BatchParts } from '../../app/batch/parts.ts'
import type { OwnershipAccess } from '../../app/ownership/access.ts'
import { listFile } from '../../main/adapters/list-file.ts'
import { sealOf, sealReader } from '../../main/adapters/seal.ts'
import { sha256 } from '../../main/adapters/sha256.ts'
import { sheetWriter } from '../../main/adapters/sheet-writer.ts'
import { memoryManifests } from './memory-manifests.ts'
import { plainPaper } from './plain-paper.ts'

export function memoryBatch(access: OwnershipAccess): Omit<BatchParts, 'journal'> {
  const seal = sealOf(generateKeyPairSync('ed25519').privateKey)
  let sockets: string | undefined
  return {
    manifests: memoryManifests(),
    access,
    uuid: () => crypto.randomUUID(),
    sha256,
    listFile,
    sheets: sheetWriter,
    paper: plainPaper,
    sockets: {
      get: () => sockets,
      set: async (text) => {
        sockets = text
      },
    },
    seal: { reader: sealReader, fingerprint: seal.fingerprint, open: async () => seal },
  }
}
