import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredEntry } from '../../app/activation/entries.ts'
import { intent, result } from '../../tests/contracts/journal.contract.ts'
import { systemClock } from './clock.ts'
import { lockFolder } from './data-lock.ts'
import { openJournal, readJournal } from './journal.ts'
import { brokenAt, CHAIN_START } from './journal-chain.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const file = () => join(folder, 'journal.db')
const open = () => openJournal(folder, systemClock)
const linksOf = (entries: Iterable<StoredEntry>) =>
  [...entries].map(({ sequence, at, entry, hash }) => ({ sequence, at, body: JSON.stringify(entry), hash }))

describe('the journal on disk', () => {
  it('has everything again after it was closed, in one unbroken chain', async () => {
    const first = intent()
    {
      await using journal = open()
      await journal.append(first, true)
      await journal.append(result(first.act), false)
    }
    await using journal = open()
    await journal.append(result(first.act), false)
    const links = linksOf(journal.entries())
    expect(links).toHaveLength(3)
    expect(brokenAt(links, { hash: CHAIN_START, sequence: 0 })).toBeUndefined()
  })

  it('shows where an entry was changed, left out or put elsewhere', async () => {
    await using journal = open()
    for (let index = 0; index < 5; index += 1) await journal.append(result(crypto.randomUUID()), false)
    const links = linksOf(journal.entries())
    const start = { hash: CHAIN_START, sequence: 0 }
    const changed = links.map((link) =>
      link.sequence === 3 ? { ...link, body: link.body.replace('no', 'yes') } : link,
    )
    expect(brokenAt(changed, start)).toBe(3)
    expect(brokenAt(links.toSpliced(1, 1), start)).toBe(3)
    expect(
      brokenAt(
        [...links.slice(0, 2), links[3], links[2], links[4]].filter((link) => !!link),
        start,
      ),
    ).toBe(4)
  })

  it.skipIf(process.platform === 'win32')(
    'is for nobody else to read, in a folder that is there already too',
    async () => {
      chmodSync(folder, 0o755)
      await using journal = open()
      await journal.append(intent(), true)
      const files = readdirSync(folder).filter((name) => name.startsWith('journal.db'))
      expect(files).toContain('journal.db-wal')
      for (const name of files) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
    },
  )

  it('cannot be changed or shortened, not even by SQL', async () => {
    await using journal = open()
    await journal.append(intent(), true)
    using database = new DatabaseSync(file())
    expect(() => database.exec("update entries set body = '{}'")).toThrow(/append-only/)
    expect(() => database.exec('delete from entries')).toThrow(/append-only/)
  })

  it('shares one flush among many that arrive together', async () => {
    await using journal = open()
    const before = readFileSync(`${file()}-wal`).length
    await Promise.all(Array.from({ length: 64 }, (_, index) => journal.append(intent(String(index)), true)))
    // Each commit writes every page it touched anew: 64 commits would have written far more than one.
    expect(readFileSync(`${file()}-wal`).length - before).toBeLessThan(200_000)
    expect([...journal.entries({ open: true })]).toHaveLength(64)
  })

  it('says what is open without flushing what rides, and says it again after it was closed', async () => {
    const [kept, ended] = [intent('1'), intent('2')]
    {
      await using journal = open()
      await Promise.all([journal.append(kept, true), journal.append(ended, true)])
      const before = readFileSync(`${file()}-wal`).length
      await journal.append({ kind: 'ended', act: ended.act, reason: 'refused' }, false)
      expect([...journal.entries({ open: true })].map(({ entry }) => entry)).toEqual([kept])
      expect(readFileSync(`${file()}-wal`).length).toBe(before)
    }
    await using journal = open()
    expect([...journal.entries({ account: 'account', open: true })].map(({ entry }) => entry)).toEqual([kept])
    expect([...journal.entries({ account: 'another', open: true })]).toEqual([])
  })

  it('refuses a file of a newer version and leaves it as it is', async () => {
    await open()[Symbol.asyncDispose]()
    {
      using database = new DatabaseSync(file())
      database.exec('pragma user_version = 99')
    }
    const before = readFileSync(file())
    expect(open).toThrow(
      expect.objectContaining({ code: 'JOURNAL_UNAVAILABLE', params: { reason: 'newer', file: file() } }),
    )
    expect(readFileSync(file())).toEqual(before)
    expect(() => readJournal(folder)).toThrow(expect.objectContaining({ code: 'JOURNAL_UNAVAILABLE' }))
  })

  it.each([
    ['is no database', () => writeFileSync(file(), 'this is not a database, it is a long sentence '.repeat(50))],
    ['was cut in the middle', () => truncateSync(file(), 8192 + 100)],
  ])('sets a file aside that %s, says so, and begins anew', async (_, damage) => {
    {
      await using journal = open()
      for (let index = 0; index < 300; index += 1) await journal.append(intent(String(index)), index % 50 === 0)
    }
    damage()
    await using journal = open()
    expect(journal.setAside).toContain('journal.db.damaged-')
    expect([...journal.entries()]).toEqual([])
    await journal.append(intent(), true)
    expect(readdirSync(folder).some((name) => name.includes('damaged'))).toBe(true)
  })

  it('sets a file aside whose newest entries do not follow from each other', async () => {
    {
      await using journal = open()
      for (let index = 0; index < 5; index += 1) await journal.append(result(crypto.randomUUID()), true)
    }
    {
      using database = new DatabaseSync(file())
      database.exec(
        "drop trigger entries_stay; update entries set body = replace(body, 'no', 'yes') where sequence = 4",
      )
    }
    await using journal = open()
    expect(journal.setAside).toBeDefined()
  })

  it('is read beside a writer', async () => {
    await using journal = open()
    await journal.append(intent(), true)
    using reader = readJournal(folder)
    expect([...reader.entries()]).toHaveLength(1)
    await journal.append(result(crypto.randomUUID()), false)
    await journal.flush()
    expect([...reader.entries()]).toHaveLength(2)
  })

  it('goes on by itself when the disk has room again, and loses nothing of what it promised', async () => {
    await using journal = open()
    const first = intent()
    await journal.append(first, true)
    using database = new DatabaseSync(file())
    database.exec("create trigger full before insert on entries begin select raise(abort, 'disk full'); end")
    await journal.append(result(first.act), false)
    await expect(journal.flush()).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
    await expect(journal.append(intent(), true)).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
    await expect(journal.append(result(first.act), false)).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
    database.exec('drop trigger full')
    const second = intent()
    await journal.append(second, true)
    await journal.flush()
    expect([...journal.entries()].map(({ entry }) => entry)).toEqual([first, result(first.act), second])
    expect(brokenAt(linksOf(journal.entries()), { hash: CHAIN_START, sequence: 0 })).toBeUndefined()
  })

  it('is empty to a reader as long as it is only being made', () => {
    writeFileSync(file(), '')
    using reader = readJournal(folder)
    expect([...reader.entries()]).toEqual([])
    expect(reader.page({ limit: 1 })).toEqual([])
  })

  it('says which entry cannot be read', async () => {
    await using journal = open()
    await journal.append(result(crypto.randomUUID()), true)
    {
      using database = new DatabaseSync(file())
      database.exec("drop trigger entries_stay; update entries set body = '{'")
    }
    const unreadable = expect.objectContaining({ code: 'JOURNAL_UNAVAILABLE', params: { reason: 'entry 1' } })
    expect(() => journal.page({ limit: 1 })).toThrow(unreadable)
    expect(() => [...journal.entries()]).toThrow(unreadable)
  })

  it('is read in a folder that takes no files', { skip: process.platform === 'win32' }, async () => {
    await using journal = open()
    await journal.append(intent(), true)
    await journal[Symbol.asyncDispose]()
    // Nobody at all: root may write everywhere.
    const reader = `import { readJournal } from ${JSON.stringify(new URL('./journal.ts', import.meta.url).href)}
      if (process.getuid() === 0) process.setuid(65534)
      console.log([...readJournal(process.argv[1]).entries()].length)`
    chmodSync(file(), 0o444)
    chmodSync(folder, 0o555)
    const child = spawn(process.execPath, ['--input-type=module', '-e', reader, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = await once(child.stdout, 'data')
    chmodSync(folder, 0o755)
    expect(String(said)).toBe('1\n')
  })

  it('promises nothing more once it is closed', async () => {
    const journal = open()
    await journal[Symbol.asyncDispose]()
    await expect(journal.append(intent(), true)).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
  })
})

describe('the lock on a data folder', () => {
  it.skipIf(process.platform === 'win32')('makes a folder that others cannot look into', () => {
    const made = join(folder, 'made')
    using _lock = lockFolder(made)
    expect(statSync(made).mode & 0o077).toBe(0)
  })

  const holder = `import { lockFolder } from ${JSON.stringify(new URL('./data-lock.ts', import.meta.url).href)}
    globalThis.lock = lockFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000)`
  const hold = async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', holder, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    return child
  }

  it('names the process that holds it, and is free again the moment that process is killed', async () => {
    const child = await hold()
    expect(() => lockFolder(folder)).toThrow(
      expect.objectContaining({ code: 'DATA_FOLDER_IN_USE', params: expect.objectContaining({ pid: child.pid }) }),
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    using lock = lockFolder(folder)
    expect(lock).toBeDefined()
  })

  it('does not let a second one in within the same process either', () => {
    using _first = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'DATA_FOLDER_IN_USE' }))
  })

  it('calls a lock that is damaged, or cannot be named, no lock of another process', () => {
    writeFileSync(join(folder, 'lock.db'), 'not a database '.repeat(500))
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
    rmSync(join(folder, 'lock.db'))
    mkdirSync(join(folder, 'lock.json'))
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
    rmSync(join(folder, 'lock.json'), { recursive: true })
    using lock = lockFolder(folder)
    expect(lock).toBeDefined()
  })

  it('says what is wrong with a folder that cannot be made', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => lockFolder(join(folder, 'file', 'below'))).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
  })
})
