/** How a batch stands, in one line. */
import type { BatchRecord } from '../../../app/batch/record.ts'
import { shown } from '../../../app/texts/shown.ts'
import type { Context } from '../command.ts'

export function batchLine({ id, created, since, closed, manifest, tally }: BatchRecord): object {
  const { counts } = tally
  return {
    event: 'batch',
    batch: id,
    name: created.name,
    created: since,
    ...(closed !== undefined && { closed }),
    ...(manifest && { expected: manifest.expected }),
    done: counts.done,
    taken: counts.taken,
    already_yours: counts['already-yours'],
    failed: counts.failed,
    set_aside: counts['set-aside'],
    waiting: counts.waiting,
    released: counts.released,
    unlisted: counts.unlisted,
  }
}

export function sayBatch({ output, words }: Pick<Context, 'output' | 'words'>, record: BatchRecord): void {
  const { counts } = record.tally
  output.record(batchLine(record))
  const expected = record.manifest?.expected
  const head = { name: shown(record.created.name), done: counts.done }
  output.line(
    expected === undefined ? words('cli.batch.done', head) : words('cli.batch.done-of', { ...head, expected }),
  )
  for (const [what, count] of [
    ['failed', counts.failed],
    ['set-aside', counts['set-aside']],
    ['waiting', counts.waiting],
    ['unlisted', counts.unlisted],
    ['released', counts.released],
  ] as const) {
    if (count > 0) output.line(`  ${words(`cli.batch.${what}`, { count })}`)
  }
}
