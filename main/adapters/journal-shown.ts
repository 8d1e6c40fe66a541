/**
 * What a person sees of each result, in an index: so that a search among a million reads the rows it finds and no others.
 * FTS5 is given every run of one to three characters as a word, since a search is for a part of a serial number, not for a
 * word; beside these stand the outcome and the day. The index only says where to look: each row it names is looked at again.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { JournalEntry } from '../../app/activation/entries.ts'
import type { PageQuery } from '../../app/outside.ts'

/** No copy of the text, no places within it. The tokenizer parts words at blanks, which no word of ours has. */
export const shownTable =
  "create virtual table shown using fts5(words, content = '', detail = none, columnsize = 0, tokenize = 'ascii')"

/** Where in an entry's body stands what a person sees of it. */
export const shownPaths = [
  '$.identity.serial_number',
  '$.identity.device_name',
  '$.port',
  '$.outcome',
  '$.failure.code',
]

const LONGEST_RUN = 3
/** As many tell one text from the others; a search may be a thousand characters long. */
const MOST_RUNS = 32
/** Longer than that, the days would take longer than looking at each row. */
const MOST_DAYS = 400
const DAY_MS = 86_400_000

export class Shown {
  readonly #insert: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('insert into shown (rowid, words) values (?, ?)')
  }

  /** Within the transaction that writes the entry. What is no result is not searched for. */
  add(sequence: number, at: string, entry: JournalEntry): void {
    if (entry.kind !== 'result') return
    const { identity, port, outcome, failure } = entry
    const texts = [identity?.serial_number, identity?.device_name, port, outcome, failure?.code]
    this.#insert.run(sequence, wordsOf(at, outcome, texts))
  }

  /** For a journal that was written before there was an index: a second for some 20,000 results. */
  addAll(database: DatabaseSync): void {
    const texts = shownPaths.map((path) => `body ->> '${path}'`).join(', ')
    const results = database.prepare(
      `select sequence, at, body ->> '$.outcome' as outcome, json_array(${texts}) as texts
       from entries where kind = 'result' and json_valid(body) order by sequence`,
    )
    for (const { sequence, at, outcome, texts } of results.iterate()) {
      const shown: unknown[] = JSON.parse(String(texts))
      const words = wordsOf(
        String(at),
        String(outcome),
        shown.map((text) => (text === null ? undefined : String(text))),
      )
      this.#insert.run(Number(sequence), words)
    }
  }
}

/** What the index is asked for: at least every row that fits. undefined: it would say nothing of that. */
export function shownMatch({ search = '', outcomes, from, to }: PageQuery): string | undefined {
  const days = from === undefined || to === undefined ? undefined : daysBetween(from, to)
  const all = [
    ...runsSought(folded(search)),
    outcomes && anyOf(outcomes.map(outcomeWord)),
    days && anyOf(days.map(dayWord)),
  ].filter((part) => part !== undefined)
  return all.length === 0 ? undefined : all.join(' AND ')
}

function wordsOf(at: string, outcome: string, texts: readonly (string | undefined)[]): string {
  const words = new Set([outcomeWord(outcome), dayWord(at.slice(0, 10))])
  for (const text of texts) {
    const runs = folded(text ?? '')
    for (let length = 1; length <= LONGEST_RUN; length += 1) {
      for (let start = 0; start + length <= runs.length; start += 1) words.add(runs.slice(start, start + length))
    }
  }
  return [...words].join(' ')
}

function runsSought(text: string): readonly string[] {
  if (text.length <= LONGEST_RUN) return text === '' ? [] : [quoted(text)]
  const runs = Array.from({ length: text.length - LONGEST_RUN + 1 }, (_, at) => text.slice(at, at + LONGEST_RUN))
  return [...new Set(runs)].slice(0, MOST_RUNS).map(quoted)
}

/**
 * SQLite's `like` takes A and a for the same letter, and no others. What would part words becomes a character that does
 * not: that two may become the same costs a row looked at in vain.
 */
function folded(text: string): string {
  return text
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .replace(/[^a-z0-9\u0080-\uffff]/g, (sign) => String.fromCharCode(PICTURES + sign.charCodeAt(0)))
}
const PICTURES = 0x2400

/** Longer than any run: no text has them. */
const outcomeWord = (outcome: string) => `outcome${outcome.replaceAll('-', '')}`
const dayWord = (day: string) => `day${day.replaceAll('-', '')}`
const quoted = (word: string) => `"${word}"`
const anyOf = (words: readonly string[]) =>
  words.length === 0 ? quoted('none') : `(${words.map(quoted).join(' OR ')})`

/** Of UTC, as `at` is. undefined: too many. */
function daysBetween(from: string, to: string): readonly string[] | undefined {
  const first = Math.floor(Date.parse(from) / DAY_MS)
  const count = Math.ceil(Date.parse(to) / DAY_MS) - first
  if (!(count <= MOST_DAYS)) return undefined
  return Array.from({ length: Math.max(0, count) }, (_, day) =>
    new Date((first + day) * DAY_MS).toISOString().slice(0, 10),
  )
}
