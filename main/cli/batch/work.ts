/** A batch at work on the command line: on the ports that were named, or on each device that is plugged in. */
import { createBatch, type NewBatch } from '../../../app/batch/create.ts'
import { type BatchRecord, readBatch } from '../../../app/batch/record.ts'
import { BatchRun } from '../../../app/batch/run.ts'
import { watchDevices } from '../../../app/device/watch-devices.ts'
import { ActivatorError } from '../../../app/errors.ts'
import type { PortInfo, SerialBus } from '../../../app/outside.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { silentLog } from '../../adapters/silent-log.ts'
import { type ComposedStation, clock, composeBus, composeStation, uuid } from '../../compose.ts'
import type { ActivationReport } from '../activation-report.ts'
import { candidatesOn, checkProfile, type PortChoice, portsFor } from '../chosen-ports.ts'
import { openCloud } from '../cloud.ts'
import type { Context } from '../command.ts'
import { isTerminal } from '../prompt.ts'
import { saySetAside } from '../say.ts'
import { settleEarlier } from '../settle-earlier.ts'
import { profilesHere } from '../shipped-profiles.ts'
import { signInAhead } from '../sign-in-ahead.ts'
import { stopOn } from '../stop-on.ts'
import { askThePerson } from './ask.ts'
import { batchNamed } from './named.ts'
import { sayBatch } from './status.ts'

export interface Work extends PortChoice {
  readonly watch?: boolean | undefined
  /** Makes a new one. Left out: goes on with `batch`, or the newest. */
  readonly start?: Omit<NewBatch, 'account'> | undefined
  readonly batch?: string | undefined
}
/** A full service may hold an activation up for a minute; it has to outlast that. */
const LIMIT_MS = 90_000

/** @throws what keeps every device from beginning. Whatever began has been told by then. */
export async function workOnBatch(context: Context, work: Work, report: ActivationReport): Promise<void> {
  const { dataDir } = context.options
  const bus = composeBus(dataDir)
  using cloud = await openCloud(context)
  const { setup } = cloud
  await using composed = await composeStation({ dataDir, access: cloud.access, bus })
  saySetAside(context, 'journal', composed.journal.setAside)
  await using profiles = await profilesHere(context)
  const record = await recordFor(context, composed, work)
  const choice = { ...work, profile: work.profile ?? record.created.profile ?? setup.configuration.profile }
  checkProfile(profiles.current.profiles, choice)
  const chosen = await portsFor(bus, profiles.current.profiles, choice, context.signal)
  const named = new Map(chosen.map(({ port, candidates }) => [port.path, candidates]))
  const onPort = (port: PortInfo) => named.get(port.path) ?? candidatesOn(port, profiles.current.profiles, choice)
  const complete = new AbortController()
  const { tally, manifest } = record
  let asks: () => void = () => undefined
  await using run = new BatchRun(
    {
      ...composed,
      record,
      clock,
      log: silentLog,
      uuid,
      candidatesOn: onPort,
      nameOf: () => undefined,
      // With ports given it ends when each has ended; watching, what goes on by itself is waited for.
      timeoutMs: setup.timeoutMs ?? (work.watch ? undefined : LIMIT_MS),
      tell: {
        state: (port, state) => report.state(port, state),
        ended: (port, ended) => report.ended(port, ended),
      },
    },
    () => {
      asks()
      if (manifest !== undefined && tally.counts.done >= manifest.expected) complete.abort()
    },
  )
  if (isTerminal()) asks = askThePerson(context, run)
  using _stopping = stopOn(context, run)
  await using settling = settleEarlier(context, composed.station, report)
  await settling.over()
  await using ahead = signInAhead(cloud.session)
  for (const { port } of chosen) run.plugged(port)
  await run.start()
  const until = AbortSignal.any([context.signal, complete.signal, ahead.over])
  if (work.watch) await watchPorts(context, { bus, run, onPort, until })
  else await run.settled()
  await run.pause()
  await run.settled()
  const { refused } = ahead
  if (refused && report.errors.length === 0 && !report.ends.some(({ failure }) => failure?.code === refused.code)) {
    report.errors.push(refused)
    context.output.record({ event: 'error', failure: refused })
  }
  sayBatch(context, record)
}

async function recordFor(
  context: Context,
  { journal, station }: ComposedStation,
  { start, batch }: Work,
): Promise<BatchRecord> {
  const { manifests } = journal
  if (start !== undefined) {
    const parts = { journal, manifests, sha256, uuid, now: () => clock.now() }
    return await createBatch(parts, { ...start, account: station.account }, context.signal)
  }
  const head = batchNamed({ journal }, batch)
  if (head.closed !== undefined) {
    throw new ActivatorError('CONFIG_INVALID', { what: `batch ${head.created.name} is closed`, where: '--batch' })
  }
  return readBatch({ journal, manifests, sha256 }, head.id)
}

async function watchPorts(
  { output, words }: Context,
  on: {
    readonly bus: SerialBus
    readonly run: BatchRun
    readonly onPort: (port: PortInfo) => ReturnType<typeof candidatesOn>
    readonly until: AbortSignal
  },
): Promise<void> {
  output.note(words('cli.watching'))
  for await (const { kind, port } of watchDevices({ bus: on.bus, clock }, on.onPort, on.until)) {
    if (kind === 'plugged') on.run.plugged(port)
    else on.run.unplugged(port)
  }
}
