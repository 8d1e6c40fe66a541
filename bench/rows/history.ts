/**
 * A page of history among a million activations, as a screen asks for it: the first page, one from the middle and the last,
 * with everything a person may look for. The journal is the product's own, on the disk.
 */
import type { HistoryFilter } from '../../app/api/history.ts'
import { asked, historyPage } from '../../app/history/pages.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { openJournal, type SqliteJournal } from '../../main/adapters/journal.ts'
import { type Figure, median, ms, p99, took } from '../figure.ts'
import { serialOf, writeLongJournal } from '../long-journal.ts'
import { temporary } from '../world.ts'

const ACTIVATIONS = 1_000_000
const ROUNDS = 40
const PAGE = 50
const ALLOWED_MS = 50

interface Look {
  readonly what: string
  readonly filter: Partial<HistoryFilter>
  /** How many it finds on its first page. */
  readonly finds: number
}
const month = { from: '2025-06-01T00:00:00.000Z', to: '2025-07-01T00:00:00.000Z' }
const looks: readonly Look[] = [
  { what: 'all', filter: {}, finds: PAGE },
  { what: 'search that fits nearly all ("taken")', filter: { search: 'taken' }, finds: PAGE },
  { what: 'search that fits often, long ago ("ttyACM7")', filter: { search: 'ttyACM7' }, finds: PAGE },
  { what: 'search that fits one', filter: { search: serialOf(ACTIVATIONS / 2 + 1) }, finds: 1 },
  { what: 'search that fits nothing ("no-such-device")', filter: { search: 'no-such-device' }, finds: 0 },
  { what: 'search that fits nothing ("zz")', filter: { search: 'zz' }, finds: 0 },
  { what: 'one of fifty (failed)', filter: { outcome: 'failed' }, finds: PAGE },
  { what: 'one of a thousand (removed)', filter: { outcome: 'removed' }, finds: PAGE },
  { what: 'one month, of three years', filter: month, finds: PAGE },
  { what: 'failed in one month, port ttyACM', filter: { ...month, outcome: 'failed', search: 'ttyACM' }, finds: PAGE },
]

export async function history(): Promise<Figure[]> {
  await using folder = await temporary()
  await writeLongJournal(folder.path, ACTIVATIONS)
  await using journal = openJournal(folder.path, systemClock)
  const figures: Figure[] = []
  for (const look of looks) figures.push(await pages(journal, look))
  return figures
}

async function pages(journal: SqliteJournal, { what, filter, finds }: Look): Promise<Figure> {
  const whole: HistoryFilter = { outcome: 'any', ...filter }
  const count = historyPage(journal, { ...whole, limit: PAGE }).rows.length
  if (count !== finds) throw new Error(`${what}: ${count} instead of ${finds}`)
  const measured = {
    first: await rounds(journal, whole, undefined),
    middle: await rounds(journal, whole, middleOf(journal)),
    last: await rounds(journal, whole, lastOf(journal, whole)),
  }
  const { first, middle, last } = measured
  const all = [...first, ...middle, ...last]
  return {
    what: `history of ${ACTIVATIONS} activations, a page of ${PAGE}: ${what}`,
    floor: '–',
    ours: `${ms(median(first))} first, ${ms(median(middle))} middle, ${ms(median(last))} last (p99 ${ms(p99(all))})`,
    target: `${ALLOWED_MS} ms`,
    holds: [first, middle, last].every((page) => median(page) <= ALLOWED_MS),
    measured,
  }
}

async function rounds(journal: SqliteJournal, filter: HistoryFilter, before: number | undefined): Promise<number[]> {
  const waits: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    waits.push(await took(async () => historyPage(journal, { ...filter, limit: PAGE, before })))
  }
  return waits
}

/** Where the half of all entries is older. */
function middleOf(journal: SqliteJournal): number {
  const [newest] = journal.page({ limit: 1 })
  return Math.ceil((newest?.sequence ?? 0) / 2)
}

/** What to ask `before` for the last page; the first one's, where there is but one. */
function lastOf(journal: SqliteJournal, filter: HistoryFilter): number | undefined {
  const oldest = journal.page({ ...asked(filter), limit: PAGE + 1, oldestFirst: true })
  return oldest.length > PAGE ? oldest.at(-1)?.sequence : undefined
}
