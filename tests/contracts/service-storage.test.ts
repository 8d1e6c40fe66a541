import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { databaseFile } from '../../service/sqlite/open.ts'
import { openStorage } from '../../service/storage-sqlite.ts'
import { storageContract } from './service-storage.contract.ts'

storageContract('SQLite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'service-storage-'))
  let now = new Date()
  // Stands still between two settings, so that times can be told exactly.
  const clock = { now: () => now, monotonic: () => 0 }
  const storage = openStorage(dataDir, clock)
  onTestFinished(async () => {
    await storage[Symbol.asyncDispose]()
    rmSync(dataDir, { recursive: true })
  })
  const past = (sql: string, ...values: (string | number)[]): void => {
    const database = new DatabaseSync(databaseFile(dataDir))
    try {
      database.prepare(sql).run(...values)
    } finally {
      database.close()
    }
  }
  return {
    storage,
    reopen: async () => openStorage(dataDir, clock),
    setTime(iso) {
      now = new Date(iso)
    },
    async forceSpan(deviceId, manager, start, end) {
      past(
        'INSERT INTO ownerships (device_id, manager_id, start_time, end_time) VALUES (?, ?, ?, ?)',
        deviceId,
        manager,
        start,
        end,
      )
    },
    async forceStart(id, start) {
      past('UPDATE ownerships SET start_time = ? WHERE id = ?', start, id)
    },
  }
})
