/** A disk that takes no more entries, or gives back garbage, as scripts see it. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../main/adapters/clock.ts'
import { openJournal } from '../../main/adapters/journal.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { plugIn } from './fleet.ts'
import { run } from './program.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud[Symbol.asyncDispose]())

/** A data folder whose journal refuses entries of one kind. */
async function refusing(kind: string): Promise<string> {
  const dataDir = join(cloud.folder, randomUUID())
  mkdirSync(dataDir)
  await openJournal(dataDir, systemClock)[Symbol.asyncDispose]()
  using database = new DatabaseSync(join(dataDir, 'journal.db'))
  database.exec(`create trigger full before insert on entries when new.kind = '${kind}'
    begin select raise(abort, 'database or disk is full'); end`)
  return dataDir
}

test.each([
  ['result', { outcome: 'taken', owned: 'yes' }],
  ['intent', { outcome: 'failed', owned: 'no', failure: { code: 'JOURNAL_UNAVAILABLE' } }],
])('without room for the %s each port has one result line, and the end says so', async (kind, expected) => {
  const dataDir = await refusing(kind)
  await using fleet = await plugIn(cloud, dataDir, 1, '--seed', randomUUID())
  const argv = ['activate', '--json', '--data-dir', dataDir, '--service', cloud.url, ...fleet.options]
  const { code, lines } = await run(argv, { env: cloud.env() })
  expect(lines.filter(({ event }) => event === 'result')).toMatchObject([expected])
  expect(code).toBe(1)
  if (kind === 'result')
    expect(lines.at(-1)).toMatchObject({ event: 'error', failure: { code: 'JOURNAL_UNAVAILABLE' } })
})

test('a journal and settings that cannot be read are set aside, and where to is said', async () => {
  const dataDir = join(cloud.folder, randomUUID())
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'journal.db'), 'garbage'.repeat(1000))
  writeFileSync(join(dataDir, 'settings.json'), '{"cut')
  const argv = ['activate', '--json', '--data-dir', dataDir, '--service', cloud.url, '--port', '/dev/not-there']
  const { lines, stderr } = await run(argv, { env: cloud.env() })
  expect(lines.filter(({ event }) => event === 'result')).toMatchObject([{ failure: { code: 'PORT_GONE' } }])
  const aside = readdirSync(dataDir).filter((name) => /damaged|unreadable/.test(name))
  expect(aside).toHaveLength(2)
  for (const name of aside) expect(stderr).toContain(join(dataDir, name))
})
