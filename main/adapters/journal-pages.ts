/** Pages of results, newest first: as quick among a million as among a hundred, at the first page and at the last. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { StoredEntry } from '../../app/activation/entries.ts'
import type { PageQuery } from '../../app/outside.ts'
import { unavailable } from './journal-file.ts'
import { shownMatch, shownPaths } from './journal-shown.ts'
import { storedOf } from './journal-stored.ts'

/**
 * As many are looked at one by one before the index is asked. What is found often is found here: the index has to walk from
 * its newest row to the page, past all that was found in between.
 */
const LOOKED_AT = 2000

type Values = Record<string, SQLInputValue>

/** @param isIndexed false for a file that an older program wrote last. @throws JOURNAL_UNAVAILABLE */
export function pageOf(database: DatabaseSync, query: PageQuery, isIndexed: boolean): StoredEntry[] {
  const { limit, before = Number.MAX_SAFE_INTEGER, oldestFirst = false } = query
  const { fits, values } = conditionOf(query)
  const match = isIndexed && !oldestFirst ? shownMatch(query) : undefined
  const asked = { ...values, limit, before }
  const read = (from: string, more: Values = {}) =>
    database
      .prepare(`select entries.sequence, at, body, hash from ${from}`)
      .all({ ...asked, ...more })
      .map(storedOf)
  const results = `entries where kind = 'result' and sequence < :before`
  try {
    if (match === undefined)
      return read(`${results} and ${fits} order by sequence ${oldestFirst ? 'asc' : 'desc'} limit :limit`)
    const newest = `(select * from ${results} order by sequence desc limit ${LOOKED_AT}) as entries`
    const near = read(`${newest} where ${fits} order by sequence desc limit :limit`)
    if (near.length === limit || isEnd(database, before)) return near
    const indexed = 'shown cross join entries on entries.sequence = shown.rowid'
    const order = 'order by shown.rowid desc limit :limit'
    return read(`${indexed} where shown match :match and shown.rowid < :before and ${fits} ${order}`, { match })
  } catch (error) {
    throw unavailable(error)
  }
}

/** There are no more than those that were looked at. */
function isEnd(database: DatabaseSync, before: number): boolean {
  const next = database.prepare("select 1 from entries where kind = 'result' and sequence < ? limit 1 offset ?")
  return next.get(before, LOOKED_AT) === undefined
}

/** What a search looks at: what is shown of a result, none of what only ties entries together. */
const SEARCHED = shownPaths.map((path) => `json_extract(body, '${path}') like :search escape '\\'`).join(' or ')
const OF_OUTCOMES = "json_extract(body, '$.outcome') in (select value from json_each(:outcomes))"

function conditionOf({ search = '', outcomes, from, to }: PageQuery): {
  readonly fits: string
  readonly values: Values
} {
  const conditions: readonly (readonly [string, Values] | undefined)[] = [
    from === undefined ? undefined : ['at >= :from', { from }],
    to === undefined ? undefined : ['at < :to', { to }],
    outcomes === undefined ? undefined : [OF_OUTCOMES, { outcomes: JSON.stringify(outcomes) }],
    search === '' ? undefined : [`(${SEARCHED})`, { search: `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` }],
  ]
  const asked = conditions.filter((condition) => condition !== undefined)
  return {
    fits: ['true', ...asked.map(([condition]) => condition)].join(' and '),
    values: Object.assign({}, ...asked.map(([, value]) => value)),
  }
}
