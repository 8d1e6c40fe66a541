/** A packing list from the command line: its columns are recognised, and what is odd about it is told. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { NewBatch } from '../../../app/batch/create.ts'
import { importList } from '../../../app/batch/list/import-list.ts'
import { recognise } from '../../../app/batch/list/recognise.ts'
import { turnsOf } from '../../../app/batch/list/turns.ts'
import { ActivatorError } from '../../../app/errors.ts'
import { shown } from '../../../app/texts/shown.ts'
import { listFile } from '../../adapters/list-file.ts'
import { clock } from '../../compose.ts'
import type { Context } from '../command.ts'

/** @throws CONFIG_INVALID naming the file and what is wrong with it */
export async function readList(
  { output, words, signal }: Context,
  file: string,
): Promise<NonNullable<NewBatch['list']>> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new ActivatorError('CONFIG_INVALID', { what: `cannot be read: ${String(error)}`, where: file }, error)
  })
  const { rows } = await listFile.read({ name: file, bytes }, signal)
  const columns = recognise(rows)
  if (!columns.columns.includes('serial')) {
    throw new ActivatorError('CONFIG_INVALID', { what: 'has no column of serial numbers', where: file })
  }
  const { lines, problems, groups } = await importList(rows, columns, { breathe: turnsOf(clock, signal) })
  for (const { kind, count, lines: where, example, probably } of problems) {
    const said = { count, line: where[0] ?? 0, example: shown(example) }
    output.note(words(`cli.list.${kind}`, said))
    if (probably !== undefined) output.note(`  ${words('cli.list.probably', { probably: shown(probably) })}`)
  }
  if (lines.length === 0) throw new ActivatorError('CONFIG_INVALID', { what: 'expects no device', where: file })
  return { file: basename(file), lines, groups }
}
