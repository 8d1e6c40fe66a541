/** What every store of packing lists keeps to: the one beside the journal, and the fake. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ManifestLine } from '../../app/batch/manifest.ts'
import type { ManifestStore } from '../../app/outside.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { openJournal } from '../../main/adapters/journal.ts'
import { memoryManifests } from '../fakes/memory-manifests.ts'

const signal = new AbortController().signal
const lines: readonly ManifestLine[] = Array.from({ length: 12_000 }, (_, index) => ({
  line: index + 2,
  serial_number: String(index).padStart(6, '0'),
  carton: `K-${index % 10}`,
}))

function manifestStoreContract(name: string, open: () => { store: ManifestStore; close: () => Promise<void> }): void {
  describe(`a store of packing lists: ${name}`, () => {
    const story = (about: string, tell: (store: ManifestStore) => Promise<void>) =>
      it(about, async () => {
        const { store, close } = open()
        try {
          await tell(store)
        } finally {
          await close()
        }
      })

    story('gives back every line, in the order of the list', async (store) => {
      await store.keep('one', lines, signal)
      await store.keep('two', lines.slice(0, 1), signal)
      expect(store.lines('one')).toEqual(lines)
      expect(store.lines('two')).toEqual(lines.slice(0, 1))
      expect(store.lines('three')).toEqual([])
    })

    story('keeps nothing of a list whose keeping was given up', async (store) => {
      await expect(store.keep('one', lines, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(store.lines('one')).toEqual([])
    })
  })
}

manifestStoreContract('on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifests-'))
  const journal = openJournal(folder, systemClock)
  return {
    store: journal.manifests,
    async close() {
      await journal[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
})
manifestStoreContract('in memory', () => ({ store: memoryManifests(), close: async () => undefined }))
