import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommitGroup } from './commit-group.ts'
import { databaseFile, openDatabase } from './open.ts'

describe('writes that come in together', () => {
  let dataDir: string
  let database: DatabaseSync
  let elsewhere: DatabaseSync
  let group: CommitGroup

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'commit-group-'))
    database = openDatabase(dataDir)
    elsewhere = new DatabaseSync(databaseFile(dataDir))
    database.exec('CREATE TABLE written (value TEXT UNIQUE)')
    group = new CommitGroup(database)
  })
  afterEach(async () => {
    await group.idle()
    elsewhere.close()
    database.close()
    rmSync(dataDir, { recursive: true })
  })
  const write = (value: string) => () => {
    database.prepare('INSERT INTO written VALUES (?)').run(value)
    return value
  }
  const written = () =>
    elsewhere
      .prepare('SELECT value FROM written ORDER BY rowid')
      .all()
      .map(({ value }) => value)

  it('share one commit, and none is told before it', async () => {
    const seen: unknown[] = []
    const told = ['a', 'b', 'c'].map((value) =>
      group.run(write(value)).then((mine) => seen.push([mine, written().length])),
    )
    expect(written()).toEqual([])
    await Promise.all(told)
    expect(seen).toEqual([
      ['a', 3],
      ['b', 3],
      ['c', 3],
    ])
  })

  it('fail one by one: what the others wrote stays, what the failed one wrote does not', async () => {
    const failing = group.run(() => {
      write('half')()
      throw new Error('changed its mind')
    })
    const outcomes = await Promise.allSettled([
      group.run(write('a')),
      failing,
      group.run(write('a')),
      group.run(write('b')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(written()).toEqual(['a', 'b'])
  })

  it('wait for another process that writes, without holding up the rest', async () => {
    elsewhere.exec('BEGIN IMMEDIATE')
    const waiting = group.run(write('a'))
    let turns = 0
    // More than one try is made before the other one ends.
    while (turns < 3) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      turns += 1
    }
    elsewhere.exec('COMMIT')
    expect(await waiting).toBe('a')
    expect(written()).toEqual(['a'])
  })

  it('go on with the next group when a commit failed', async () => {
    database.exec(
      'PRAGMA foreign_keys = ON; CREATE TABLE child (parent TEXT REFERENCES written (value) DEFERRABLE INITIALLY DEFERRED)',
    )
    const orphan = group.run(() => database.exec("INSERT INTO child VALUES ('nobody')"))
    const beside = group.run(write('a'))
    await expect(orphan).rejects.toThrow()
    await expect(beside).rejects.toThrow()
    expect(written()).toEqual([])
    expect(await group.run(write('b'))).toBe('b')
    expect(written()).toEqual(['b'])
  })

  it('fail each by itself once the database is closed, and nothing else', async () => {
    database.close()
    await expect(group.run(write('late'))).rejects.toThrow()
    await group.idle()
    database.open()
    expect(await group.run(write('again'))).toBe('again')
  })
})
