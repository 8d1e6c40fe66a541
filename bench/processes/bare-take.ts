/** The floor of a take: one fastify route, one INSERT, the same engine and durability. Prints its address. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fastify from 'fastify'

const [folder = ''] = process.argv.slice(2)
const database = new DatabaseSync(join(folder, 'bare-take.db'))
database.exec('pragma journal_mode = wal; pragma synchronous = full')
database.exec('create table ownerships (id integer primary key, serial_number text, device_name text, start_time text)')
const insert = database.prepare(
  'insert into ownerships (serial_number, device_name, start_time) values (?, ?, ?) returning id',
)
const app = fastify()
app.post<{ Body: { serial_number: string; device_name: string } }>('/take', async ({ body }, reply) => {
  const { serial_number, device_name } = body
  const row = insert.get(serial_number, device_name, new Date().toISOString())
  return reply.code(201).send({ ...row, serial_number, device_name })
})
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}/\n`)
process.once('SIGTERM', () => process.exit(0))
