/** Packing lists' lines in the journal's own database: they live and die with the batches that are told there. */
import type { DatabaseSync } from 'node:sqlite'
import { type ManifestLine, manifestLineSchema } from '../../app/batch/manifest.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { Clock, ManifestStore } from '../../app/outside.ts'
import { unavailable } from './journal-file.ts'

/** Written in one go; then whoever else waits has a turn. */
const CHUNK = 5000

/** @param database of the journal, at its newest version */
export function manifestStore(database: DatabaseSync, clock: Clock): ManifestStore {
  return {
    async keep(batch, lines, signal) {
      try {
        for (let place = 0; place < lines.length; place += CHUNK) {
          write(database, batch, lines.slice(place, place + CHUNK), place)
          await clock.sleep(0, signal)
        }
      } catch (error) {
        // The entry that would name them was not written: nobody ever asks for these.
        database.prepare('delete from manifest_lines where batch = ?').run(batch)
        throw unavailable(error)
      }
    },
    lines: (batch) => linesIn(database, batch),
  }
}

function write(database: DatabaseSync, batch: string, lines: readonly ManifestLine[], first: number): void {
  const insert = database.prepare('insert into manifest_lines values (?, ?, ?)')
  database.exec('begin immediate')
  try {
    for (const [index, line] of lines.entries()) insert.run(batch, first + index, JSON.stringify(line))
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

/** @throws JOURNAL_UNAVAILABLE also where a row is no line: somebody else wrote into the file */
export function linesIn(database: DatabaseSync, batch: string): readonly ManifestLine[] {
  try {
    const rows = database.prepare('select body from manifest_lines where batch = ? order by place').all(batch)
    return rows.map(({ body }) => manifestLineSchema.parse(JSON.parse(String(body))))
  } catch (error) {
    if (error instanceof ActivatorError) throw error
    throw unavailable(error)
  }
}
