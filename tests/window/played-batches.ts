/** What a core answers about batches, and what it tells of one that is closed, of a list and of a report. */

import type { BatchRow, UndoRow, Verified } from '../../app/api/batch.ts'
import type { ReportRow } from '../../app/api/batch-parts.ts'
import type { DraftView, OpenBatch } from '../../app/api/batch-view.ts'
import { type Found, type Query, querySchema } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { batchId, openBatch } from './batch-states.ts'

export const fingerprint = '7f3a91c0d4e86b2155aa07fc93be12d84409c6e1f7b3a05d8c62e971b0d42be4'
const day = '2026-11-24T'

export const draft: DraftView = {
  file: 'packing-list-4711.xlsx',
  state: 'ready',
  sheet: 'Lieferung',
  header: 1,
  columns: [
    { title: 'Pos.', role: 'ignore' },
    { title: 'Serien-Nr.', role: 'serial' },
    { title: 'Artikel', role: 'type' },
    { title: 'Palette', role: 'pallet' },
    { title: 'Empfänger', role: 'customer' },
  ],
  rows: [
    ['PAL-07', 'SC Falkenried'],
    ['PAL-07', 'SC Falkenried'],
    ['PAL-07', 'SC Falkenried'],
    ['PAL-08', 'SV Weststadt'],
    ['PAL-08', 'SV Weststadt'],
    ['PAL-08', 'SV Weststadt'],
    ['PAL-09', 'Turnverein Au'],
  ].map((rest, index) => ({
    line: index + 2,
    cells: [String(index + 1), `0${12345 + index}`, 'Tracker G3', ...rest],
  })),
  lines: 120,
  groups: 3,
  problems: [{ kind: 'duplicate', count: 1, lines: [45, 91], example: '012388' }],
}

export const closedBatch = (changed: Partial<OpenBatch> = {}): OpenBatch =>
  openBatch({
    state: 'closed',
    closed: `${day}13:24:00.000Z`,
    account: 'Anna Keller',
    ...{ done: 118, taken: 117, alreadyYours: 1, failed: 1, setAside: 1, unlisted: 1, need: 0 },
    perHour: undefined,
    left: undefined,
    ...changed,
  })

const told = { expected: true, by: 'Anna Keller', tries: 1 } as const
/** Those that did not simply go well, as on the drawing board. */
const stories: readonly ReportRow[] = [
  {
    ...told,
    serial_number: '012349',
    outcome: 'set-aside',
    at: `${day}13:02:05.000Z`,
    label: '012394',
    decided: 'set-aside',
  },
  {
    ...{ ...told, serial_number: '012353', outcome: 'failed', at: `${day}13:01:49.000Z` },
    problem: failure('OWNED_BY_OTHER', { serial_number: '012353' }),
  },
  { ...told, expected: false, serial_number: '019871', outcome: 'taken', at: `${day}13:03:40.000Z`, decided: 'take' },
  {
    ...{ ...told, serial_number: '012351', outcome: 'already-yours', at: `${day}13:02:07.000Z` },
    since: '2026-09-02T06:41:00.000Z',
  },
  {
    ...{ ...told, serial_number: '012358', outcome: 'taken', at: `${day}13:02:20.000Z` },
    problem: failure('RATE_LIMITED', { seconds: 4 }),
  },
]

const batches: readonly BatchRow[] = [
  { id: batchId, name: 'Spring order 4711', created: `${day}12:30:00.000Z`, state: 'paused', done: 76, expected: 120 },
  ...['Club trackers 2026', 'Returns, week 46', 'Gateways for Au'].map((name, index): BatchRow => {
    const created = `2026-11-${String(18 - index).padStart(2, '0')}T08:10:00.000Z`
    const id = `5b0c2f6e-6b57-4d3a-9a2b-1f6f4b1c7d2${index}`
    return { id, name, created, closed: created, state: 'closed', done: 240 - index, expected: 240 }
  }),
]

export class PlayedBatches {
  readonly rows: readonly ReportRow[]
  undo: readonly UndoRow[]
  batches = batches

  /** @param plain how many went simply well */
  constructor(plain = 116) {
    const well = Array.from({ length: plain }, (_, index): ReportRow => {
      const serial_number = String(100_000 + index).padStart(6, '0')
      return { ...told, serial_number, outcome: 'taken', at: `${day}13:05:00.000Z` }
    })
    this.rows = [...stories, ...well]
    const taken = this.rows.filter(({ outcome }) => outcome === 'taken').map(({ serial_number = '' }) => serial_number)
    this.undo = taken.map((serial_number, index) => ({
      ...{ serial_number, device_name: `a1b2c3d4${serial_number}`, ownership: index + 1 },
      state: index === 1 ? 'changed-since' : 'will-release',
      reconciled: index === 2,
    }))
  }

  found(asked: Query): Found {
    const query = querySchema.parse(asked)
    switch (query.query) {
      case 'batches':
        return { rows: this.batches.slice(query.offset, query.offset + query.limit), count: this.batches.length }
      case 'batch-rows': {
        const { filter, search, offset, limit } = query
        const fitting = this.rows.filter((row) => isIn(row, filter) && (row.serial_number ?? '').includes(search))
        const counts = (one: typeof filter) => this.rows.filter((row) => isIn(row, one)).length
        return {
          ...{ rows: fitting.slice(offset, offset + limit), count: fitting.length },
          counts: {
            ...{ all: counts('all'), story: counts('story'), done: counts('done'), missing: 0, waiting: 0 },
            ...{ failed: counts('failed'), 'set-aside': counts('set-aside'), unlisted: counts('unlisted') },
          },
        }
      }
      case 'batch-report':
        return {
          name: `spring-order-4711.${query.format}`,
          text: `<style>p { color: red }</style><p>${query.format}</p>`,
        }
      case 'batch-undo-preview': {
        const { offset, limit } = query
        const of = (state: UndoRow['state']) => this.undo.filter((row) => row.state === state).length
        return {
          ...{ rows: this.undo.slice(offset, offset + limit), count: this.undo.length },
          ...{ releases: of('will-release'), changedSince: of('changed-since') },
          reconciled: this.undo.filter(({ reconciled }) => reconciled).length,
          word: String(of('will-release')),
        }
      }
      default:
        return { failure: failure('CONFIG_INVALID', { what: query.query }) }
    }
  }
}

function isIn({ outcome, expected, serial_number = '' }: ReportRow, filter: string): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'story':
      return stories.some((row) => row.serial_number === serial_number)
    case 'done':
      return outcome === 'taken' || outcome === 'already-yours'
    case 'unlisted':
      return !expected
    default:
      return outcome === filter
  }
}

export const unchanged: Verified = { verdict: 'unchanged', fingerprint, rows: 121, batch: 'Spring order 4711' }
export const changed: Verified = { verdict: 'changed', where: 'field', row: 17, field: 'outcome', fingerprint }
