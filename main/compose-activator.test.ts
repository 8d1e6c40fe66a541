/** The whole core as the window and the browser host hold it, over practice's own service and devices. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Activator, Snapshot } from '../app/api.ts'
import type { Secrets } from '../app/outside.ts'
import { intent } from '../tests/contracts/journal.contract.ts'
import { systemClock } from './adapters/clock.ts'
import { openJournal } from './adapters/journal.ts'
import { createMemorySecrets } from './adapters/memory-secrets.ts'
import { createNodeSender } from './adapters/node-sender.ts'
import { silentLog } from './adapters/silent-log.ts'
import { composeActivator } from './compose-activator.ts'

let dataDir: string
let core: Activator | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'compose-'))
})
afterEach(async () => {
  await core?.[Symbol.asyncDispose]()
  core = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(secrets: Secrets = createMemorySecrets()): Promise<Activator> {
  const profilesFolder = join(import.meta.dirname, '../resources/device-profiles')
  const makeSender = () => createNodeSender()
  const started = await composeActivator({ dataDir, secrets, makeSender, log: silentLog, profilesFolder })
  core = started
  return started
}
function until(core: Activator, so: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  return new Promise((resolve) => {
    const look = (snapshot: Snapshot) => so(snapshot) && resolve(snapshot)
    core.onSnapshot(look)
    look(core.snapshot())
  })
}
const service = () => join(dataDir, 'practice/service')

it('says that the sign-in is not kept as soon as the keyring has failed', async () => {
  const settings = { mode: 'account', username: 'ada', service: 'http://127.0.0.1:9/v1/' }
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settings))
  const secrets = { ...createMemorySecrets(), kept: true }
  await start(secrets)
  expect(core?.snapshot().account.kept).toBe(true)
  secrets.kept = false
  expect(core?.snapshot().account.kept).toBe(false)
})

describe('practice that was left open', () => {
  beforeEach(() => writeFileSync(join(dataDir, 'settings.json'), '{"mode":"practice"}'))

  it.each<[string, () => void]>([
    ['its folder is a file', () => writeFileSync(join(dataDir, 'practice'), '')],
    [
      'its database is of a newer version',
      () => {
        mkdirSync(service(), { recursive: true })
        using database = new DatabaseSync(join(service(), 'ownership-service.sqlite'))
        database.exec('pragma user_version = 99')
      },
    ],
    [
      'its database is no database',
      () => {
        mkdirSync(service(), { recursive: true })
        writeFileSync(join(service(), 'ownership-service.sqlite'), 'not a database '.repeat(500))
      },
    ],
  ])('opens the window all the same when %s, and says what is wrong', async (_, spoil) => {
    spoil()
    const { notices } = (await start()).snapshot()
    expect(notices).toMatchObject([{ notice: 'failure', failure: { code: 'CONFIG_INVALID' } }])
    expect(await core?.run({ command: 'choose-mode', mode: 'practice' })).toMatchObject({
      failure: { code: 'CONFIG_INVALID' },
    })
  })

  it('settles what an earlier practice left open, without anybody asking', async () => {
    mkdirSync(join(dataDir, 'practice'))
    {
      await using journal = openJournal(join(dataDir, 'practice'), systemClock)
      await journal.append(intent('012345', 'practice device-activator practice'), true)
    }
    const { notices, results } = await until(await start(), ({ notices }) => notices.length > 0)
    expect(results).toBe(1)
    expect(notices).toEqual([{ notice: 'reconciled', serial_number: '012345', outcome: 'failed' }])
  })
})
