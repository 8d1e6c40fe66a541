/** `history`: what was done on this machine, newest first, read beside whoever holds the data folder. */
import { type Command, Option } from 'commander'
import type { Result, StoredEntry } from '../../../app/activation/entries.ts'
import { shown } from '../../../app/texts/shown.ts'
import { readJournal } from '../../adapters/journal.ts'
import { type CommandModule, examples } from '../command.ts'
import { exits } from '../exit.ts'
import { wholeNumber } from '../options.ts'
import { deviceWords, timeWords } from '../say.ts'
import { failureText, type Words } from '../words.ts'

const outcomes = [
  'taken',
  'already-yours',
  'failed',
  'removed',
  'released',
] as const satisfies readonly Result['outcome'][]
interface HistoryOptions {
  readonly search?: string
  readonly serialNumber?: string
  readonly outcome?: Result['outcome']
  readonly limit?: number
}
const PAGE = 200

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--search <text>', words('cli.option.search'))
      .option('--serial-number <serial>', words('cli.option.serial-number'))
      .addOption(new Option('--outcome <outcome>', words('cli.option.outcome')).choices(outcomes))
      .option('--limit <count>', words('cli.option.limit'), wholeNumber(1, 1_000_000))
      .addHelpText('after', examples(words, 'history --serial-number 012345', 'history --outcome failed --json'))
  },

  async run({ options, output, words, signal }, command: Command) {
    const asked = command.opts<HistoryOptions>()
    using journal = readJournal(options.dataDir)
    let told = 0
    for (const { sequence, at, result } of matching(journal, asked)) {
      if (told === asked.limit || signal.aborted || output.unread.aborted) break
      told += 1
      output.record(historyLine(sequence, at, result))
      output.line(historyWords(words, at, result))
    }
    if (told === 0) output.note(words('cli.history.empty'))
    return signal.aborted ? exits.interrupted : exits.done
  },
}

interface Row {
  readonly sequence: number
  readonly at: string
  readonly result: Result
}

function* matching(
  journal: { page(query: { before?: number; limit: number; search?: string }): readonly StoredEntry[] },
  { search, serialNumber, outcome }: HistoryOptions,
): Iterable<Row> {
  let before: number | undefined
  for (;;) {
    const text = search ?? serialNumber
    const page = journal.page({
      limit: PAGE,
      ...(before !== undefined && { before }),
      ...(text !== undefined && { search: text }),
    })
    for (const { sequence, at, entry } of page) {
      before = sequence
      if (entry.kind !== 'result') continue
      if (serialNumber !== undefined && entry.identity?.serial_number !== serialNumber) continue
      if (outcome !== undefined && entry.outcome !== outcome) continue
      yield { sequence, at, result: entry }
    }
    if (page.length < PAGE) return
  }
}

function historyLine(sequence: number, at: string, result: Result): object {
  const { outcome, owned, identity, port, ownership, failure, reconciled, ms } = result
  return {
    sequence,
    at,
    outcome,
    owned,
    ...identity,
    ...(port !== undefined && { port }),
    ...(ownership && { ownership }),
    ...(failure && { failure }),
    reconciled: reconciled ?? false,
    ms: Math.round(ms),
  }
}

function historyWords(words: Words, at: string, { outcome, identity, port, failure }: Result): string {
  const what = failure ? failureText(words, failure) : words(`outcome.${outcome}`)
  return `${timeWords(words, at)}${deviceWords(identity ?? {})}${port === undefined ? '' : ` ${shown(port)}`} ${what}`
}
