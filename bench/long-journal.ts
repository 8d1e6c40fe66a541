/**
 * A journal of very many activations, written by the product's own journal entry by entry: what `activate` writes of a
 * device, with the clock of the time it was. Only the waiting is left out: thousands of devices share a flush.
 */
import { randomUUID } from 'node:crypto'
import type { JournalEntry, Result } from '../app/activation/entries.ts'
import { failure } from '../app/errors.ts'
import type { Clock } from '../app/outside.ts'
import { systemClock } from '../main/adapters/clock.ts'
import { openJournal } from '../main/adapters/journal.ts'
import { identityOf } from '../simulator/identities.ts'

const TOGETHER = 2000
const FIRST = Date.parse('2024-01-01T06:00:00.000Z')
/** A million of them are three years. */
const APART_MS = 95_000
const account = 'https://api.example/v1/ device-activator bench'

export async function writeLongJournal(folder: string, activations: number): Promise<void> {
  let now = FIRST
  const clock: Clock = { ...systemClock, now: () => new Date(now) }
  await using journal = openJournal(folder, clock)
  for (let number = 0; number < activations; number += 1) {
    now = FIRST + number * APART_MS
    for (const entry of entriesOf(number, activations, clock.now().toISOString())) await journal.append(entry, false)
    if (number % TOGETHER === TOGETHER - 1) await journal.flush()
  }
  await journal.flush()
}

/** Each has another. */
export const serialOf = (number: number) => String(7 * number).padStart(8, '0')

function entriesOf(number: number, of: number, at: string): readonly JournalEntry[] {
  const act = randomUUID()
  const identity = { serial_number: serialOf(number), device_name: identityOf('history', number).device_name }
  // Another hub was bought half-way.
  const port = number < of / 2 ? `/dev/ttyACM${number % 16}` : `/dev/ttyUSB${number % 16}`
  const own = { kind: 'result', act, account, port, ms: 101.2, story: storyOf(port) } as const
  if (number % 1000 === 999) return [{ ...own, identity, outcome: 'removed', owned: 'no' }]
  if (number % 50 === 49) {
    const failed = { outcome: 'failed', owned: 'no', failure: failure('DEVICE_SILENT', { port, attempts: 3 }) } as const
    return [{ ...own, ...failed }]
  }
  const id = number + 1
  const details = { id, ...identity }
  const span = { start_time: at, end_time: '2999-12-31T23:59:59Z' }
  const ownership = { id, ...span, device: id, manager: 123, device_details: details }
  const taken: Result = { ...own, identity, outcome: 'taken', owned: 'yes', ownership }
  return [
    { kind: 'intent', act, does: 'take', account, ...identity, before: [], key: randomUUID() },
    { kind: 'answered', act, answer: 'created', ownership },
    { kind: 'proven', act, ownership },
    taken,
  ]
}

function storyOf(port: string): Result['story'] {
  return [
    { step: 'seen', ms: 0.1, port, usb: '1209:0001', place: '1-2.3:1.0', label: 'Nordlicht Tracker' },
    { step: 'opened', ms: 2.5, profile: 'json-line', baudRate: 115_200, framing: '8N1', settleMs: 50 },
    { step: 'asked', ms: 52.9, sent: '{"req":"identify"}' },
    { step: 'identified', ms: 73.1 },
    { step: 'same', ms: 94.7 },
    { step: 'looked', ms: 94.8, found: 'nothing' },
  ]
}
