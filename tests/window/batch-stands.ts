/** Every state of the batch station's screens that its pictures do not show. */
import type { Page } from '@playwright/test'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import type { Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import {
  batchId,
  failed,
  kept,
  look,
  many,
  manyOpen,
  openBatch,
  ready,
  shows,
  sixteen,
  tilesOf,
} from './batch-states.ts'
import { longest } from './guide-states.ts'
import { closedBatch, draft, fingerprint, PlayedBatches, unchanged } from './played-batches.ts'

export interface Stand {
  readonly at: string
  readonly shows: Partial<Snapshot>
  readonly batches?: PlayedBatches
  readonly act?: (page: Page) => Promise<void>
}

const undo: NonNullable<OpenBatch['undo']> = {
  ...{
    since: '2026-11-24T13:30:00.000Z',
    total: 117,
    released: 40,
    failed: 0,
    running: 3,
    stopped: false,
    over: false,
  },
  wait: { for: 'rate-limit' },
}
const run = { open: openBatch(), tiles: sixteen }
const openFirst = (page: Page) => page.locator('.tile').first().click()
const openUndo = async (page: Page) => {
  await page.locator('.card.undo button').click()
  await page.locator('.undo-table .serial').first().waitFor()
}
const none = new PlayedBatches()
none.batches = []

const long = longest.identity.serial_number
/** A tile of each kind, one after the other. */
const needy = [
  look('012349', 'label', { label: '012394' }),
  look('012349', 'label'),
  look('012349', 'unlisted'),
  look('012349', 'other-name', {
    listed: { line: 7, serial_number: '012349', device_name: 'a1b2c3d4ffff', carton: 'C-1', customer: 'SC Falkenried' },
  }),
  look('012349', 'already-yours'),
  look('012349', 'set-aside'),
  failed('012353', 'SERVICE_UNREACHABLE', { service: 'https://api.example/v1/' }),
  failed('012353', 'DEVICE_UNKNOWN', { serial_number: '012353' }),
  failed(long, 'OWNED_BY_OTHER', { serial_number: long }),
  kept('012355'),
  ready,
]

export const stands: Readonly<Record<string, Stand>> = {
  'nothing yet': { at: '#/batch', shows: shows({}), batches: none },
  'begun before': { at: '#/batch', shows: shows({ tiles: sixteen }) },
  'all batches': {
    at: '#/batch/all',
    shows: shows({ tiles: sixteen }),
    act: (page) => page.locator('.batches td a').first().waitFor(),
  },
  'no batch at all': { at: '#/batch/all', shows: shows({}), batches: none },
  'a list being read': {
    at: '#/batch',
    shows: shows({ draft: { ...draft, state: 'reading', share: 0.4, rows: [], columns: [], lines: 0 } }),
  },
  'a list that cannot be read': {
    at: '#/batch',
    shows: shows({
      draft: { ...draft, state: 'failed', failure: failure('CONFIG_INVALID', { what: 'no table' }), columns: [] },
    }),
  },
  'a list without serial numbers, odd in every way': {
    at: '#/batch',
    shows: shows({
      draft: {
        ...{ ...draft, lines: 0, columns: draft.columns.map(({ title }) => ({ title, role: 'ignore' as const })) },
        problems: [
          { kind: 'number', count: 40, lines: [2, 3, 4, 5, 6, 7, 8, 9], example: '12345', probably: '012345' },
          { kind: 'exponent', count: 1, lines: [12], example: '1.23E+14' },
          { kind: 'blank', count: 2, lines: [13, 14], example: '' },
          { kind: 'formula', count: 1, lines: [15], example: '=HYPERLINK("http://evil.example")' },
          { kind: 'too-long', count: 1, lines: [16], example: 'x'.repeat(256) },
          { kind: 'odd-characters', count: 1, lines: [17], example: '01\u202e2345' },
        ],
      },
    }),
  },
  'rules unfolded': {
    at: '#/batch',
    shows: shows({ draft, tiles: sixteen }),
    act: (page) => page.locator('summary').click(),
  },
  'no sockets': {
    at: '#/batch',
    shows: shows({ open: openBatch({ need: 0, done: 0, perHour: undefined }), tiles: [] }),
  },
  'without a list': {
    at: '#/batch',
    shows: shows({
      open: openBatch({ expected: undefined, list: undefined, need: 0, left: undefined }),
      tiles: sixteen,
    }),
  },
  paused: { at: '#/batch', shows: shows({ ...run, open: openBatch({ state: 'paused', waiting: 12 }) }) },
  complete: {
    at: '#/batch',
    shows: shows({ open: openBatch({ done: 120, need: 0, left: undefined }), tiles: tilesOf([ready, ready]) }),
  },
  'to be closed': {
    at: '#/batch',
    shows: shows({ open: openBatch({ done: 120, need: 0 }), tiles: tilesOf([ready]) }),
    act: (page) => page.locator('.bar .main-button').click(),
  },
  'only those that need somebody': {
    at: '#/batch',
    shows: shows(run),
    act: (page) => page.locator('.figure.need').click(),
  },
  'its keys': { at: '#/batch', shows: shows(run), act: (page) => page.keyboard.press('?') },
  'sixty-four': { at: '#/batch', shows: shows({ open: manyOpen, tiles: many(64) }) },
  ...Object.fromEntries(
    needy.map((one, index) => [
      `tile ${index + 1}, ${one.needs ?? one.shows}`,
      { at: '#/batch', shows: shows({ open: openBatch({ need: 1 }), tiles: tilesOf([one]) }), act: openFirst },
    ]),
  ),
  'the first socket to be taught': { at: '#/batch', shows: shows({ teaching: 0 }) },
  'a batch to be opened': { at: `#/batch/${batchId}`, shows: shows({}) },
  'a batch beside the running one': {
    at: '#/batch/5b0c2f6e-6b57-4d3a-9a2b-1f6f4b1c7d20',
    shows: shows(run),
  },
  'rows of a running batch': { at: `#/batch/${batchId}`, shows: shows({ ...run, fingerprint }) },
  'no such rows': {
    at: '#/batch',
    shows: shows({ open: closedBatch() }),
    act: (page) => page.getByRole('searchbox').fill('zzz'),
  },
  undoing: { at: '#/batch', shows: shows({ open: closedBatch({ undo }) }), act: openUndo },
  'undone in part': {
    at: '#/batch',
    shows: shows({ open: closedBatch({ undo: { ...undo, failed: 2, over: true, stopped: true, wait: undefined } }) }),
    act: openUndo,
  },
  'nothing to verify yet': { at: '#/batch/verify', shows: shows({}) },
  'a report being read': { at: '#/batch/verify', shows: shows({ verified: { file: 'reports.json' } }) },
  'a report that is unchanged': {
    at: '#/batch/verify',
    shows: shows({ verified: { file: 'reports.json', found: unchanged }, fingerprint }),
  },
  'a report of another station': {
    at: '#/batch/verify',
    shows: shows({ verified: { file: 'reports.json', found: unchanged }, fingerprint: 'ab'.repeat(32) }),
  },
  'no report at all': {
    at: '#/batch/verify',
    shows: shows({ verified: { file: 'reports.json', found: { verdict: 'unreadable', reason: 'no rows in it' } } }),
  },
  'a report that was changed somewhere': {
    at: '#/batch/verify',
    shows: shows({ verified: { file: 'x'.repeat(80), found: { verdict: 'changed', where: 'order', row: 3 } } }),
  },
}
