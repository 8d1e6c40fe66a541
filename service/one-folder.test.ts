import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, serviceAtWork } from '../tests/service/at-work.ts'
import { addAccount } from './accounts.ts'
import { addDevices } from './devices-file.ts'
import { startService } from './server.ts'
import { databaseFile, openDatabase } from './sqlite/open.ts'
import { openStorage } from './storage-sqlite.ts'

const csv = Buffer.from('serial_number,device_name,device_type\n012345,a1b2c3d4e5f8,gateway\n')

describe('one data folder', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'service-folder-'))
  })
  afterEach(() => rm(dataDir, { recursive: true }))

  it('has one service, the second is told who holds it', async () => {
    const first = await startService({ dataDir })
    await expect(startService({ dataDir })).rejects.toMatchObject({
      refusal: { code: 'DATA_FOLDER_IN_USE', params: { folder: dataDir, pid: process.pid, host: hostname() } },
    })
    expect((await ask(`${first.url}v1/devices/`)).status).toBe(401)
    await first.close()
    await (await startService({ dataDir })).close()
  })

  it('is free again when the process that held it was killed', async () => {
    const program = `
      import { startService } from ${JSON.stringify(join(import.meta.dirname, 'server.ts'))}
      console.log((await startService({ dataDir: ${JSON.stringify(dataDir)} })).url)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(child.stdout, 'data')
    await expect(startService({ dataDir })).rejects.toMatchObject({
      refusal: { code: 'DATA_FOLDER_IN_USE', params: { pid: child.pid } },
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await startService({ dataDir })).close()
  })

  it('takes accounts and devices while the service runs, and when it does not', async () => {
    await addAccount({ dataDir, username: 'ann', password: 'before' })
    const service = await startService({ dataDir })
    await addAccount({ dataDir, username: 'bob', password: 'during' })
    expect(await addDevices({ dataDir, csv })).toBe(1)
    const form = { grant_type: 'password', username: 'bob', password: 'during', client_id: 'device-activator' }
    const { status } = await ask(`${service.url}oauth2/token/`, { method: 'POST', body: new URLSearchParams(form) })
    expect(status).toBe(200)
    await service.close()
  })

  it('is made ready by many at once', async () => {
    await Promise.all(['a', 'b', 'c'].map((username) => addAccount({ dataDir, username, password: 'x' })))
    await expect(addAccount({ dataDir, username: 'b', password: 'y' })).rejects.toMatchObject({
      refusal: { code: 'CONFIG_INVALID', params: { where: 'account name', what: 'is taken' } },
    })
  })

  it.each(['', ' ann', 'ann ', 'a\nnn', 'x'.repeat(257)])('has no account called %j', async (username) => {
    await expect(addAccount({ dataDir, username, password: 'x' })).rejects.toMatchObject({
      refusal: { code: 'CONFIG_INVALID' },
    })
  })

  it('keeps what a newer version wrote, to the byte', async () => {
    openDatabase(dataDir).close()
    const newer = new DatabaseSync(databaseFile(dataDir))
    newer.exec('PRAGMA journal_mode = DELETE; CREATE TABLE later (x); PRAGMA user_version = 99')
    newer.close()
    const before = await readFile(databaseFile(dataDir))
    await expect(startService({ dataDir })).rejects.toMatchObject({
      refusal: {
        code: 'CONFIG_INVALID',
        params: { what: expect.stringContaining('newer'), where: databaseFile(dataDir) },
      },
    })
    expect((await readFile(databaseFile(dataDir))).equals(before)).toBe(true)
  })

  it('is refused, and left alone, where its database is something else', async () => {
    const text = 'this is no database, but somebody’s letter, long enough to have a header of a hundred bytes and more'
    await writeFile(databaseFile(dataDir), text)
    await expect(startService({ dataDir })).rejects.toMatchObject({ refusal: { code: 'CONFIG_INVALID' } })
    expect(await readFile(databaseFile(dataDir), 'utf8')).toBe(text)
  })

  it.skipIf(process.platform === 'win32')('is nobody else’s to read', async () => {
    const service = await startService({ dataDir: join(dataDir, 'deep', 'er') })
    expect((await stat(join(dataDir, 'deep'))).mode & 0o077).toBe(0)
    for (const suffix of ['', '-wal']) {
      expect((await stat(databaseFile(join(dataDir, 'deep', 'er')) + suffix)).mode & 0o077).toBe(0)
    }
    await service.close()
  })

  it('flushes each commit', () => {
    const database = openDatabase(dataDir)
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    database.close()
  })

  it('holds no password and no token that could be used', async () => {
    const service = await startService({ dataDir, practiceAccount: { username: 'ann', password: 'secret-of-ann' } })
    const form = { grant_type: 'password', username: 'ann', password: 'secret-of-ann', client_id: 'device-activator' }
    const { text } = await ask(`${service.url}oauth2/token/`, { method: 'POST', body: new URLSearchParams(form) })
    const kept = Buffer.concat([
      await readFile(databaseFile(dataDir)),
      await readFile(`${databaseFile(dataDir)}-wal`),
    ]).toString('latin1')
    await service.close()
    const [access, , refresh] = [...text.matchAll(/"([\w-]{43})"/g)].map(([, token]) => token).flatMap((x) => [x, ''])
    expect(kept).toContain('$scrypt$')
    for (const secret of ['secret-of-ann', access, refresh]) {
      expect(secret?.length).toBeGreaterThan(10)
      expect(kept).not.toContain(secret)
    }
  })

  it('gives the practice account its password at each start, and keeps what it owns', async () => {
    const signIn = async (url: string, password: string) => {
      const form = { grant_type: 'password', username: 'you', password, client_id: 'device-activator' }
      return (await ask(`${url}oauth2/token/`, { method: 'POST', body: new URLSearchParams(form) })).status
    }
    for (const password of ['first', 'second']) {
      const service = await startService({ dataDir, practiceAccount: { username: 'you', password } })
      expect(await signIn(service.url, password)).toBe(200)
      expect(await signIn(service.url, 'other')).toBe(400)
      await service.close()
    }
  })
})

describe('ending', () => {
  it('is told by a signal as well as by close, and again is harmless', async () => {
    const controller = new AbortController()
    await using service = await serviceAtWork({ signal: controller.signal })
    controller.abort()
    await expect
      .poll(() =>
        ask(service.url).then(
          () => 'answers',
          () => 'gone',
        ),
      )
      .toBe('gone')
  })

  it('lets a running take end before the storage closes', async () => {
    let asked = () => {}
    const clock = {
      // Asked for the time while it looks at who asks: from then on the request runs.
      now() {
        asked()
        return new Date()
      },
      monotonic: () => performance.now(),
    }
    const service = await serviceAtWork({ clock })
    const ann = await service.account('ann')
    const device = await service.device()
    const closed = new Promise<void>((resolve) => {
      asked = () => resolve(service[Symbol.asyncDispose]())
    })
    expect((await ann.take(device)).status).toBe(201)
    await closed
  })

  it('is refused a port that is taken, and lets go of the folder', async () => {
    await using service = await serviceAtWork()
    const dataDir = await mkdtemp(join(tmpdir(), 'service-folder-'))
    const port = Number(new URL(service.url).port)
    await expect(startService({ dataDir, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await (await startService({ dataDir })).close()
    await rm(dataDir, { recursive: true })
  })

  it('keeps what was taken over a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'service-folder-'))
    await addDevices({ dataDir, csv })
    await addAccount({ dataDir, username: 'ann', password: 'x' })
    const take = async () => {
      await using storage = openStorage(dataDir)
      return (await storage.take(1, { serial_number: '012345', device_name: 'a1b2c3d4e5f8' })).kind
    }
    expect([await take(), await take()]).toEqual(['created', 'existing'])
    await rm(dataDir, { recursive: true })
  })
})
