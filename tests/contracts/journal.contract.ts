/** What every journal keeps to: the one on disk, and the fake that crash tests run on. */
import { describe, expect, it } from 'vitest'
import type { JournalEntry, TakeIntent } from '../../app/activation/entries.ts'
import type { Journal, PageQuery } from '../../app/outside.ts'

export function intent(serial_number = '012345', account = 'account'): TakeIntent {
  const act = crypto.randomUUID()
  const key = crypto.randomUUID()
  return { kind: 'intent', act, does: 'take', account, serial_number, device_name: 'a1b2', before: [3, 5], key }
}
export function result(act: string, serial_number = '012345'): JournalEntry {
  const identity = { serial_number, device_name: 'a1b2' }
  return { kind: 'result', act, account: 'account', outcome: 'failed', owned: 'no', identity, ms: 5 }
}

export function journalContract(
  name: string,
  make: () => Promise<{ journal: Journal; dispose(): Promise<void> }>,
): void {
  const story = (about: string, tell: (journal: Journal) => Promise<void>) =>
    it(about, async () => {
      const { journal, dispose } = await make()
      try {
        await tell(journal)
      } finally {
        await dispose()
      }
    })

  describe(`a journal: ${name}`, () => {
    story('gives back what was appended, oldest first, flushed or not', async (journal) => {
      const first = intent()
      await journal.append(first, true)
      await journal.append(result(first.act), false)
      const entries = [...journal.entries()]
      expect(entries.map(({ entry }) => entry)).toEqual([first, result(first.act)])
      expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2])
    })

    story('keeps an intent open until it is proven or ended', async (journal) => {
      const [kept, ended] = [intent('1'), intent('2')]
      await Promise.all([journal.append(kept, true), journal.append(ended, true)])
      await journal.append({ kind: 'answered', act: kept.act, answer: 'lost' }, false)
      await journal.append({ kind: 'ended', act: ended.act, reason: 'refused' }, false)
      expect([...journal.entries({ open: true })].map(({ entry }) => entry)).toEqual([kept])
    })

    story('finds by account and by act', async (journal) => {
      const [mine, theirs] = [intent('1', 'mine'), intent('2', 'theirs')]
      await journal.append(mine, true)
      await journal.append(theirs, true)
      await journal.append(result(mine.act), false)
      const entries = (filter: Parameters<Journal['entries']>[0]) =>
        [...journal.entries(filter)].map(({ entry }) => entry)
      expect(entries({ account: 'theirs' })).toEqual([theirs])
      expect(entries({ activation: mine.act })).toEqual([mine, result(mine.act)])
    })

    story('pages results newest first', async (journal) => {
      const acts = ['1', '2', '3'].map(() => crypto.randomUUID())
      await journal.append(intent(), true)
      for (const act of acts) await journal.append(result(act), false)
      const newest = journal.page({ limit: 2 })
      expect(newest.map(({ entry }) => entry.act)).toEqual([acts[2], acts[1]])
      const rest = journal.page({ limit: 2, before: newest[1]?.sequence ?? 0 })
      expect(rest.map(({ entry }) => entry.act)).toEqual([acts[0]])
    })

    story('pages by outcome and by time, and from the oldest on', async (journal) => {
      const [failed, taken] = [crypto.randomUUID(), crypto.randomUUID()]
      await journal.append(result(failed), false)
      await journal.append({ ...result(taken), outcome: 'taken', owned: 'yes' } as JournalEntry, false)
      const found = (query: Partial<PageQuery>) => journal.page({ limit: 9, ...query }).map(({ entry }) => entry.act)
      expect(found({ outcomes: ['taken', 'already-yours'] })).toEqual([taken])
      expect(found({ outcomes: ['failed'] })).toEqual([failed])
      expect(found({ outcomes: [] })).toEqual([])
      expect(found({ oldestFirst: true, limit: 1 })).toEqual([failed])
      const at = journal.page({ limit: 1, oldestFirst: true })[0]?.at ?? ''
      expect(found({ from: at })).toContain(failed)
      expect(found({ to: at })).not.toContain(failed)
      expect(found({ from: '2999-01-01T00:00:00.000Z' })).toEqual([])
    })

    story('searches what a person sees of a result, letter for letter', async (journal) => {
      const [percent, quote] = [crypto.randomUUID(), crypto.randomUUID()]
      await journal.append(result(percent, '100%_A'), false)
      await journal.append(result(quote, '"7"'), false)
      const found = (search: string) => journal.page({ limit: 9, search }).map(({ entry }) => entry.act)
      expect(found('0%_a')).toEqual([percent])
      expect(found('"7"')).toEqual([quote])
      expect(found('fail')).toEqual([quote, percent])
      expect(found('')).toEqual([quote, percent])
      for (const hidden of ['identity', 'account', percent.slice(0, 8), '%%']) expect(found(hidden)).toEqual([])
    })
  })
}
