import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../main/adapters/clock.ts'
import { openJournal } from '../../main/adapters/journal.ts'
import { RecordingJournal } from '../fakes/recording-journal.ts'
import { journalContract } from './journal.contract.ts'

journalContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'))
  const journal = openJournal(folder, systemClock)
  return {
    journal,
    async dispose() {
      await journal[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
})
journalContract('recording', async () => ({ journal: new RecordingJournal(), dispose: async () => undefined }))
