import { expect, it } from 'vitest'
import { startProcess } from '../../tests/crash/world.ts'
import { RecordingJournal } from '../../tests/fakes/recording-journal.ts'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import type { JournalEntry, TakeIntent } from '../activation/entries.ts'
import { historyFound } from '../api/history.ts'
import { ActivatorError } from '../errors.ts'
import { historyCsv, historyJson, MOST_ROWS } from './files.ts'
import { historyPage } from './pages.ts'
import { tale } from './tale.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const all = { outcome: 'any' } as const
const { signal } = new AbortController()
const steps = (journal: RecordingJournal) => {
  const [newest] = journal.page({ limit: 1 })
  const told = historyFound.story.parse(tale(journal, newest?.sequence ?? 0))
  return told.steps.map(({ step }) => step)
}

it('tells a whole activation in its order, from the port to the proof', async () => {
  const { journal, activate } = startProcess({ service: new ScriptedService() })
  await activate(device, { expect: '012345' }).ended
  expect(steps(journal)).toEqual([
    'seen',
    'opened',
    'asked',
    'identified',
    'label',
    'same',
    'looked',
    'written',
    'answered',
    'proven',
  ])
})

it('calls a label that differs what it is', async () => {
  const { journal, activate } = startProcess({ service: new ScriptedService() })
  const differs = new ActivatorError('LABEL_MISMATCH', { source: 'label', expected: '999', found: '012345' })
  await activate(device, { agree: () => Promise.reject(differs) }).ended
  expect(historyPage(journal, { ...all, limit: 9 }).rows).toMatchObject([{ failure: { code: 'LABEL_MISMATCH' } }])
  expect(steps(journal)).toEqual(['seen', 'opened', 'asked', 'identified', 'same', 'looked', 'shown', 'failed'])
})

it('says of what a later start settled that it did', async () => {
  const [act, key] = [crypto.randomUUID(), crypto.randomUUID()]
  const open: TakeIntent = { kind: 'intent', act, does: 'take', account: 'a b anna', ...device, before: [], key }
  const service = new ScriptedService()
  service.own(device)
  const { journal, station } = startProcess({ service, disk: [open], account: 'a b anna' })
  await station.settleAll({ signal })
  expect(steps(journal)).toEqual(['written', 'settled', 'proven'])
  expect(historyPage(journal, { ...all, limit: 9 }).rows).toMatchObject([{ reconciled: true, outcome: 'taken' }])
  const told = JSON.stringify(tale(journal, journal.page({ limit: 1 })[0]?.sequence ?? 0))
  expect(told).toContain('"username":"anna"')
  expect(told, 'what the service tells two requests apart by').not.toContain(key)
})

it('tells what the journal holds of an entry that was written without a story', () => {
  const result: JournalEntry = {
    kind: 'result',
    act: crypto.randomUUID(),
    ...{ account: 'a', ms: 5 },
    outcome: 'removed',
    owned: 'no',
  }
  expect(steps(new RecordingJournal([result]))).toEqual(['removed'])
})

it('an entry that is not there has no story', () => {
  expect(tale(new RecordingJournal(), 7)).toEqual({ steps: [] })
})

function results(count: number, changed: Partial<Extract<JournalEntry, { kind: 'result' }>> = {}): RecordingJournal {
  const one = (index: number): JournalEntry => ({
    kind: 'result',
    act: crypto.randomUUID(),
    account: 'a',
    outcome: index % 2 === 0 ? 'taken' : 'failed',
    owned: 'yes',
    identity: { ...device, serial_number: String(index).padStart(6, '0') },
    ms: 284.4,
    ...changed,
  })
  return new RecordingJournal(Array.from({ length: count }, (_, index) => one(index)))
}

it('pages by outcome, and says where the oldest is', () => {
  const page = historyPage(results(10), { outcome: 'done', limit: 3 })
  expect(page.rows.map(({ serial_number }) => serial_number)).toEqual(['000008', '000006', '000004'])
  expect(page).toMatchObject({ next: 5, oldest: '2026-01-01T00:00:00.000Z' })
  expect(historyPage(results(10), { outcome: 'done', limit: 3, before: 5 })).not.toHaveProperty('oldest')
})

it('writes a table in which nothing is run as a formula', async () => {
  const journal = results(1, { identity: { serial_number: '=1+1', device_name: '@sum' }, port: '-2+3' })
  const { name, text, rows } = await historyCsv({ journal, clock: new VirtualClock() }, all, signal)
  expect(name).toMatch(/^device-activator-history-\d{4}-\d\d-\d\d\.csv$/)
  expect(rows).toBe(1)
  const [head, line] = text.split('\r\n')
  expect(head).toBe('sequence,at,outcome,owned,serial_number,device_name,port,since,label,waited,reconciled,ms,code')
  expect(line).toBe("1,2026-01-01T00:00:00.000Z,taken,yes,'=1+1,'@sum,'-2+3,,,,false,284,")
})

it('writes what is asked for, and says when there is more than a file takes', async () => {
  const clock = new VirtualClock()
  const journal = results(MOST_ROWS + 1)
  const paging = { journal, clock }
  const done = await historyCsv(paging, { outcome: 'done' }, signal)
  expect([done.rows, done.cut]).toEqual([MOST_ROWS / 2 + 1, false])
  const every = await historyCsv(paging, all, signal)
  expect([every.rows, every.cut]).toEqual([MOST_ROWS, true])
  expect(every.text).not.toContain(',000000,')
})

it('writes each entry with its story for programs', async () => {
  const { journal, clock, activate } = startProcess({ service: new ScriptedService() })
  await activate(device).ended
  const { text } = await historyJson({ journal, clock }, all, signal)
  expect(JSON.parse(text)).toMatchObject({
    cut: false,
    entries: [{ outcome: 'taken', steps: [{ step: 'seen' }, {}, {}, {}, {}, {}, { step: 'written' }, {}, {}] }],
  })
})
