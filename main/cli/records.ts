/** Long lists: one JSON record a line, or columns for people, and a CSV file beside either. Told as they come. */
import { shown } from '../../app/texts/shown.ts'
import type { Context } from './command.ts'
import { type ExitCode, exits } from './exit.ts'
import { columns } from './output.ts'

export interface Shape<R> {
  readonly header: readonly string[]
  readonly cells: (record: R) => readonly (string | number)[]
  /** Where the table goes too. */
  readonly csv?: string | undefined
}
/** Rows are aligned in groups: nobody waits for the last page to see the first. */
const GROUP = 100

export async function sayRecords<R extends object>(
  { output, words, signal }: Pick<Context, 'output' | 'words' | 'signal'>,
  records: AsyncIterable<R>,
  { header, cells, csv }: Shape<R>,
): Promise<ExitCode> {
  await using file = csv === undefined ? undefined : await openCsv(csv, header)
  let count = 0
  let group: string[][] = []
  const sayGroup = () => {
    for (const row of columns(group)) output.line(row)
    group = []
  }
  for await (const record of records) {
    if (output.unread.aborted && file === undefined) break
    count += 1
    output.record(record)
    if (!output.json) group.push(cells(record).map((cell) => shown(String(cell))))
    if (group.length >= GROUP) sayGroup()
    // A reader that is slower than the service must not pile the list up in memory.
    if (count % GROUP === 0) await output.flushed()
    await file?.add(cells(record))
  }
  sayGroup()
  await file?.finish()
  output.note(words('cli.records.count', { count }))
  if (csv !== undefined) output.note(words('cli.records.written', { file: csv }))
  return signal.aborted ? exits.interrupted : exits.done
}

async function openCsv(file: string, header: readonly string[]) {
  const { createCsv } = await import('./csv.ts')
  return await createCsv(file, header)
}
