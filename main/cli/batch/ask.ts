/** A device that the rules leave to a person, at a terminal: asked one after the other. */
import type { BatchRun } from '../../../app/batch/run.ts'
import type { Visit } from '../../../app/batch/visit.ts'
import { isError } from '../../../app/errors.ts'
import { shown } from '../../../app/texts/shown.ts'
import type { Context } from '../command.ts'
import { askLine } from '../prompt.ts'

/** @returns to be called with each change; asks whatever waits for a person and was not asked yet */
export function askThePerson(context: Context, run: BatchRun): () => void {
  const asked = new Set<string>()
  let turn = Promise.resolve()
  return () => {
    for (const visit of run.visits) {
      if (asked.has(visit.id) || (visit.needs !== 'unlisted' && visit.needs !== 'other-name')) continue
      asked.add(visit.id)
      turn = turn.then(() => ask(context, run, visit))
    }
  }
}

async function ask({ words, signal }: Context, run: BatchRun, visit: Visit): Promise<void> {
  if (visit.gone || visit.needs === undefined || visit.identity === undefined) return
  const serial_number = shown(visit.identity.serial_number)
  const key = visit.needs === 'unlisted' ? 'cli.batch.ask-unlisted' : 'cli.batch.ask-other-name'
  const said = await answered(askLine(words(key, { serial_number }), signal))
  if (said !== undefined) await run.decide(visit.socket, /^[yjo]/i.test(said) ? 'take' : 'set-aside')
}

/** undefined: the person ends the run instead, and the device with it. */
async function answered(asking: Promise<string>): Promise<string | undefined> {
  try {
    return await asking
  } catch (error) {
    if (isError(error, 'CANCELLED')) return undefined
    throw error
  }
}
