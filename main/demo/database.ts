/** What the embedded service's database holds, read beside it. */
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { databaseFile } from '../../service/sqlite/open.ts'

const rowSchema = z.object({
  id: z.number(),
  serial_number: z.string(),
  device_name: z.string(),
  owner: z.string(),
  start_time: z.string(),
  end_time: z.string(),
})
export type OwnershipRow = z.infer<typeof rowSchema>

const OWNERSHIPS = `
  SELECT o.id, d.serial_number, d.device_name, a.username AS owner, o.start_time, o.end_time
  FROM ownerships o JOIN devices d ON d.id = o.device_id JOIN accounts a ON a.id = o.manager_id ORDER BY o.id`

export function ownershipsIn(serviceDir: string): readonly OwnershipRow[] {
  using database = new DatabaseSync(databaseFile(serviceDir), { readOnly: true })
  return z.array(rowSchema).parse(database.prepare(OWNERSHIPS).all())
}
