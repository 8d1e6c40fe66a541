/** `batch undo`: shown first; given back one by one only when that was said. */

import { readBatch } from '../../../app/batch/record.ts'
import { type Undoable, undoPlan } from '../../../app/batch/undo.ts'
import type { Failure } from '../../../app/errors.ts'
import { shown } from '../../../app/texts/shown.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { composeStation } from '../../compose.ts'
import { ActivationReport } from '../activation-report.ts'
import { openCloud, within } from '../cloud.ts'
import type { Context } from '../command.ts'
import { type DeviceEnd, type ExitCode, exitCodeOf, exits } from '../exit.ts'
import { saySetAside } from '../say.ts'
import { settleEarlier } from '../settle-earlier.ts'
import { failureText } from '../words.ts'
import { batchNamed } from './named.ts'

const AT_ONCE = 4
const LIMIT_MS = 30_000

/** @returns 2 where it was only shown; 1 if something that was taken could not be given back */
export async function undoBatch(
  context: Context,
  { batch, yes }: { readonly batch?: string | undefined; readonly yes?: boolean | undefined },
): Promise<ExitCode> {
  using cloud = await openCloud(context)
  await using composed = await composeStation({ dataDir: context.options.dataDir, access: cloud.access })
  const { journal, station } = composed
  saySetAside(context, 'journal', journal.setAside)
  await using settling = settleEarlier(context, station, new ActivationReport(context))
  await settling.over()
  const { id } = batchNamed({ journal }, batch)
  const record = readBatch({ journal, manifests: journal.manifests, sha256 }, id)
  const { timeoutMs } = cloud.setup
  const plan = await within(context, timeoutMs, (call) => undoPlan({ access: cloud.access, journal }, record, call))
  for (const one of plan) tellPlanned(context, one, yes === true)
  const wanted = plan.filter(({ changedSince }) => !changedSince)
  if (wanted.length === 0) context.output.note(context.words('cli.batch.undo-nothing'))
  if (yes !== true) {
    if (wanted.length > 0) context.output.note(context.words('cli.batch.undo-yes', { count: wanted.length }))
    return exits.wrongUse
  }
  const ends: DeviceEnd[] = []
  const queue = wanted.values()
  const work = async () => {
    for (const one of queue) {
      if (context.signal.aborted) return
      const signal = AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs ?? LIMIT_MS)])
      const released = await station.release(one.ownership, { signal }, { id })
      const failed = 'failure' in released ? released.failure : undefined
      // Between the look and the release it went to somebody else, or was given back: it is left as it is.
      const changed = failed?.code === 'NOT_OWNER'
      ends.push(changed || failed === undefined ? {} : { failure: failed })
      tellDone(context, one, changed ? 'changed-since' : failed)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return exitCodeOf({ interrupted: context.signal.aborted, devices: ends })
}

function tellPlanned({ output, words }: Context, one: Undoable, yes: boolean): void {
  const { identity, ownership, changedSince, reconciled } = one
  const serial_number = shown(identity.serial_number)
  if (yes && !changedSince) return
  const line = { serial_number: identity.serial_number, device_name: identity.device_name, ownership: ownership.id }
  const state = changedSince ? 'changed-since' : 'will-release'
  output.record({ event: yes ? 'result' : 'preview', ...line, [yes ? 'outcome' : 'state']: state, reconciled })
  const key = changedSince ? 'changed' : reconciled ? 'reconciled' : 'one'
  output.line(words(`cli.batch.undo-${key}`, { serial_number }))
}

function tellDone({ output, words }: Context, one: Undoable, how: 'changed-since' | Failure | undefined): void {
  const { identity, ownership } = one
  const serial_number = shown(identity.serial_number)
  const outcome = how === undefined ? 'released' : how === 'changed-since' ? how : 'failed'
  output.record({
    event: 'result',
    device_id: ownership.device,
    ...identity,
    ownership: ownership.id,
    outcome,
    ...(typeof how === 'object' && { failure: how }),
  })
  if (how === undefined) output.line(`${serial_number} ${words('cli.result.released')}`)
  else if (how === 'changed-since') output.line(words('cli.batch.undo-changed', { serial_number }))
  else output.line(output.paint('bad', `${serial_number}: ${failureText(words, how)}`))
}
