/** Pages of a journal that is longer than what is looked at row by row. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../app/activation/entries.ts'
import { failure } from '../../app/errors.ts'
import type { Journal, PageQuery } from '../../app/outside.ts'
import { systemClock } from './clock.ts'
import { openJournal, readJournal, type SqliteJournal } from './journal.ts'

const LONG = 6000
const DAY_MS = 86_400_000
const FIRST = Date.parse('2026-01-01T00:00:00.000Z')
const dayOf = (number: number) => new Date(FIRST + number * DAY_MS).toISOString()
const serials = ['0012', '000', '100%_A', 'Ünal-7', '"7"', 'a b', 'ﬀ', '😀x', "o'k", 'x']

let folder: string
let journal: SqliteJournal
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  journal = await longJournal(folder)
})
afterAll(async () => {
  await journal[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

/** The odd ones come first: to find them the index is needed. */
async function longJournal(at: string): Promise<SqliteJournal> {
  let number = 0
  const made = openJournal(at, { ...systemClock, now: () => new Date(FIRST + Math.floor(number / 50) * DAY_MS) })
  for (; number < LONG; number += 1) await made.append(resultOf(number), false)
  await made.flush()
  return made
}

function resultOf(number: number): JournalEntry {
  const serial_number = number < 500 ? (serials[number % serials.length] ?? '') : `99${number}`
  const shared = { kind: 'result', act: crypto.randomUUID(), account: 'account', ms: 1 } as const
  const identity = { serial_number, device_name: `name-${number % 7}` }
  if (number % 97 === 3) {
    return {
      ...shared,
      outcome: 'failed',
      owned: 'no',
      failure: failure('DEVICE_SILENT', { port: 'COM3', attempts: 3 }),
    }
  }
  return { ...shared, identity, outcome: number % 2 === 0 ? 'taken' : 'already-yours', owned: 'yes', port: 'COM3' }
}

/** Every page of it. */
function found(from: Pick<Journal, 'page'>, query: Omit<PageQuery, 'limit'>): number[] {
  const all: number[] = []
  for (;;) {
    const before = all.at(-1)
    const page = from.page({ ...query, limit: 50, ...(before !== undefined && { before }) })
    all.push(...page.map(({ sequence }) => sequence))
    if (page.length < 50) return all
  }
}

const asked: readonly Omit<PageQuery, 'limit'>[] = [
  ...serials.map((search) => ({ search })),
  ...['COM3', 'com', 'silent', 'TAKEN', '9', '99', '990', 'zz', '%', '_', '00120', 'name-6', 'ünal', 'name-012'].map(
    (search) => ({ search }),
  ),
  { search: '0'.repeat(1024) },
  { outcomes: ['failed'] },
  { outcomes: ['taken', 'already-yours'], search: 'x' },
  { outcomes: [] },
  { outcomes: ['released'] },
  { from: dayOf(3), to: dayOf(5) },
  { from: dayOf(3).replace('T00', 'T07'), to: dayOf(4), search: 'x' },
  { from: dayOf(0), to: dayOf(9000), search: '0012' },
  { from: dayOf(5), to: dayOf(3) },
  { to: dayOf(2), outcomes: ['failed'] },
]

describe('pages of a long journal', () => {
  it('have all that fits and nothing else, whether or not there is an index', async () => {
    const old = mkdtempSync(join(tmpdir(), 'journal-'))
    try {
      await (await longJournal(old))[Symbol.asyncDispose]()
      toVersionTwo(old)
      using reader = readJournal(old)
      for (const query of asked) expect(found(journal, query), JSON.stringify(query)).toEqual(found(reader, query))
    } finally {
      rmSync(old, { recursive: true })
    }
    expect(found(journal, { search: 'ünal' })).toHaveLength(0)
    expect(found(journal, { search: 'ÜNAL-7' })).toHaveLength(found(journal, { search: serials[3] ?? '' }).length)
    expect(found(journal, { search: '' })).toHaveLength(LONG)
    expect(found(journal, { outcomes: ['failed'] })).toHaveLength(Math.ceil((LONG - 3) / 97))
  })

  it('are found in a journal of an earlier version too, once it is opened', async () => {
    const old = mkdtempSync(join(tmpdir(), 'journal-'))
    try {
      await (await longJournal(old))[Symbol.asyncDispose]()
      toVersionTwo(old)
      await using opened = openJournal(old, systemClock)
      expect(opened.setAside).toBeUndefined()
      for (const query of asked) expect(found(opened, query), JSON.stringify(query)).toEqual(found(journal, query))
    } finally {
      rmSync(old, { recursive: true })
    }
  })

  it('stand in the index with all that is shown of them', () => {
    using database = new DatabaseSync(join(folder, 'journal.db'), { readOnly: true })
    const count = database.prepare('select count(*) as count from shown where shown match ?')
    for (const search of ['zzz', '001', 'x', 'com']) {
      expect(count.get(`"${search}"`), search).toEqual({ count: found(journal, { search }).length })
    }
  })
})

/** As an earlier program left it. */
function toVersionTwo(at: string): void {
  using database = new DatabaseSync(join(at, 'journal.db'))
  database.exec('drop table shown; pragma user_version = 2')
}
