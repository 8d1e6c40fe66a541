/** A journal that a test made up, read by the app's own code: as on the drawing board. */
import type { JournalEntry, Result, StoredEntry } from '../../app/activation/entries.ts'
import type { StoryStep } from '../../app/activation/story-steps.ts'
import type { Diagnostics } from '../../app/api/diagnostics.ts'
import type { Found, Query } from '../../app/api.ts'
import { type ErrorParams, failure } from '../../app/errors.ts'
import { answer } from '../../app/handlers.ts'
import { historyQueries } from '../../app/history/history.ts'
import type { Journal, PageQuery } from '../../app/outside.ts'
import { systemClock } from '../../main/adapters/clock.ts'

const account = 'https://api.example/v1/ device-activator Anna%20Keller'

export class PlayedJournal implements Pick<Journal, 'page' | 'entries'> {
  readonly stored: StoredEntry[] = []

  add(at: Date, entry: JournalEntry): void {
    this.stored.push({ sequence: this.stored.length + 1, at: at.toISOString(), entry, hash: '' })
  }

  page({
    limit,
    before = Number.POSITIVE_INFINITY,
    search = '',
    outcomes,
    from = '',
    to = '~',
    oldestFirst,
  }: PageQuery) {
    const fitting = this.stored.filter(({ sequence, at, entry }) => {
      if (entry.kind !== 'result' || sequence >= before || at < from || at >= to) return false
      return (outcomes?.includes(entry.outcome) ?? true) && (entry.identity?.serial_number ?? '').includes(search)
    })
    return (oldestFirst === true ? fitting : fitting.reverse()).slice(0, limit)
  }

  entries({ activation }: { readonly activation?: string } = {}) {
    return this.stored.filter(({ entry }) => activation === undefined || entry.act === activation)
  }
}

/** Answers what is asked of history, and of diagnostics with `packed`. */
export function answering(journal: PlayedJournal, packed?: Diagnostics): (query: Query) => Found | Promise<Found> {
  const queries = historyQueries({ journal, clock: systemClock })
  return (query) => {
    switch (query.query) {
      case 'history':
      case 'story':
      case 'history-csv':
      case 'history-json':
        return answer(queries, query, new AbortController().signal)
      case 'diagnostics':
        return packed ?? { failure: failure('CONFIG_INVALID', { what: query.query }) }
      default:
        return { failure: failure('CONFIG_INVALID', { what: query.query }) }
    }
  }
}

interface Told {
  readonly serial: string
  readonly outcome?: Result['outcome']
  readonly fails?: Result['failure']
  readonly label?: Extract<StoryStep, { step: 'label' }>['by']
  readonly waited?: Extract<StoryStep, { step: 'waiting' }>['for']
}

/** One activation as the station writes it down; `ended` is when. */
export function activation(journal: PlayedJournal, ended: Date, told: Told): void {
  const { serial, outcome = 'taken', fails, label, waited } = told
  const act = crypto.randomUUID()
  const identity = { serial_number: serial, device_name: 'a1b2c3d4e5f8' }
  const ms = label === undefined ? 480 : 3600
  const at = (after: number) => new Date(ended.getTime() - ms + after)
  const story: StoryStep[] = [
    {
      step: 'seen',
      ms: 0,
      port: '/dev/ttyACM0',
      usb: '2886:802f',
      place: '1-2.2:1.0',
      label: 'Nordlicht Vest tracker',
    },
    { step: 'opened', ms: 38, profile: 'vest-tracker', baudRate: 115_200, framing: '8N1', settleMs: 30 },
    { step: 'asked', ms: 69, sent: '{"req":"identify"}' },
    { step: 'identified', ms: 112 },
    { step: 'same', ms: 168 },
    { step: 'looked', ms: 201, found: outcome === 'already-yours' ? 'ours' : 'nothing' },
    ...(label === undefined ? [] : [{ step: 'label', ms: 3100, by: label, text: serial } as const]),
    ...(waited === undefined ? [] : [{ step: 'waiting', ms: ms - 300, for: waited } as const]),
  ]
  const ownership = {
    id: 12345678,
    start_time: ended.toISOString(),
    end_time: '2999-12-31T23:59:59Z',
    device: 4711,
    manager: 123,
    device_details: { id: 4711, ...identity },
  }
  if (outcome === 'taken') {
    const key = crypto.randomUUID()
    journal.add(at(ms - 480), { kind: 'intent', act, does: 'take', account, ...identity, before: [], key })
    journal.add(at(ms - 300), { kind: 'answered', act, answer: 'created', ownership })
    journal.add(at(ms), { kind: 'proven', act, ownership })
  }
  const proven = outcome === 'taken' || outcome === 'already-yours'
  journal.add(ended, {
    kind: 'result',
    act,
    account,
    port: '/dev/ttyACM0',
    outcome,
    owned: proven ? 'yes' : 'no',
    identity,
    ...(proven && { ownership }),
    ...(fails && { failure: fails }),
    ms,
    story,
  })
}

export const mismatch: ErrorParams['LABEL_MISMATCH'] = { source: 'label', expected: '012394', found: '012349' }

/** Today and yesterday, as in the picture; before that one entry a day. */
export function workingDays(now: Date, daysBefore = 0): PlayedJournal {
  const journal = new PlayedJournal()
  const at = (day: number, clock: string) => {
    const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() - day, hours, minutes, seconds, 200)
  }
  for (let day = daysBefore + 1; day > 1; day -= 1) {
    activation(journal, at(day, '16:40:00'), { serial: String(10_000 + day).padStart(6, '0') })
  }
  for (const [clock, serial] of [
    ['16:46:01', '011900'],
    ['16:47:20', '011901'],
    ['16:47:52', '011902'],
    ['16:48:11', '011903'],
    ['16:48:30', '011904'],
  ] as const) {
    activation(journal, at(1, clock), { serial })
  }
  activation(journal, at(0, '14:02:05'), {
    serial: '012349',
    outcome: 'failed',
    fails: failure('LABEL_MISMATCH', mismatch),
  })
  activation(journal, at(0, '14:02:07'), { serial: '012351', outcome: 'already-yours' })
  activation(journal, at(0, '14:02:11'), { serial: '012345', label: 'scan' })
  activation(journal, at(0, '14:02:20'), { serial: '012358', waited: 'rate-limit' })
  const other = failure('OWNED_BY_OTHER', { serial_number: '004217' })
  activation(journal, at(0, '14:06:41'), { serial: '004217', outcome: 'failed', fails: other })
  return journal
}
