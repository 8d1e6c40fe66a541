/** Activates on the ports that were chosen, or on each that is plugged in, and tells how it goes. */
import { watchDevices } from '../../app/device/watch-devices.ts'
import { type Failure, failure } from '../../app/errors.ts'
import type { PortInfo, SerialBus } from '../../app/outside.ts'
import { systemClock } from '../adapters/clock.ts'
import type { Profiles } from '../adapters/profiles.ts'
import { composeBus, composeStation } from '../compose.ts'
import type { ActivationReport } from './activation-report.ts'
import { ActivationRun } from './activation-run.ts'
import { candidatesOn, checkProfile, type PortChoice, portsFor } from './chosen-ports.ts'
import { openCloud } from './cloud.ts'
import type { Context } from './command.ts'
import { saySetAside, sayUnasked } from './say.ts'
import { settleEarlier } from './settle-earlier.ts'
import { profilesHere } from './shipped-profiles.ts'
import { type Ahead, signInAhead } from './sign-in-ahead.ts'
import { stopOn } from './stop-on.ts'
import { failureText } from './words.ts'

export interface Job extends PortChoice {
  readonly watch?: boolean | undefined
  readonly expect?: string | undefined
}
/** A full service may hold an activation up for a minute; it has to outlast that. */
const LIMIT_MS = 90_000

/** @throws what keeps every device from beginning. Whatever began has been told by then. */
export async function activateOn(context: Context, job: Job, report: ActivationReport): Promise<void> {
  const { dataDir } = context.options
  const bus = composeBus(dataDir)
  const list = listAhead(bus, job, context.signal)
  using cloud = await openCloud(context)
  const { setup } = cloud
  await using composed = await composeStation({ dataDir, access: cloud.access, bus })
  saySetAside(context, 'journal', composed.journal.setAside)
  await using profiles = await profilesHere(context)
  const { station } = composed
  const choice = { ...job, profile: job.profile ?? setup.configuration.profile }
  checkProfile(profiles.current.profiles, choice)
  const run = new ActivationRun(station, report, { expect: job.expect, timeoutMs: setup.timeoutMs ?? LIMIT_MS })
  using _stopping = stopOn(context, run)
  await using settling = settleEarlier(context, station, report)
  await using ahead = signInAhead(cloud.session)
  if (job.watch) await watchPorts(context, { bus, profiles, run, choice, ahead })
  else {
    const chosen = await portsFor({ list }, profiles.current.profiles, choice, context.signal)
    if (chosen.length === 0) {
      tell(context, report, failure('NO_PROFILE', { port: '--all' }), context.words('cli.no-port'))
    }
    for (const one of chosen) run.begin(one)
  }
  await run.over()
  const { refused } = ahead
  // Told where no device has said so already.
  if (refused && report.errors.length === 0 && !report.ends.some(({ failure }) => failure?.code === refused.code)) {
    tell(context, report, refused)
  }
  await settling.over()
}

/** A list is a process of its own on Linux: it runs while this one puts the rest together. */
function listAhead(bus: SerialBus, { watch }: Job, signal: AbortSignal): SerialBus['list'] {
  if (watch) return (until) => bus.list(until)
  const listing = bus.list(signal)
  // Whoever asks for it hears of it; nobody may, if something else fails before.
  listing.catch(() => undefined)
  return () => listing
}

async function watchPorts(
  context: Context,
  on: { bus: SerialBus; profiles: Profiles; run: ActivationRun; choice: PortChoice; ahead: Ahead },
): Promise<void> {
  context.output.note(context.words('cli.watching'))
  // Without a sign-in every device to come would be refused: nobody is left waiting before a station that cannot work.
  const until = AbortSignal.any([context.signal, on.ahead.over])
  const profilesOn = (port: PortInfo) => candidatesOn(port, on.profiles.current.profiles, on.choice)
  for await (const { kind, port } of watchDevices({ bus: on.bus, clock: systemClock }, profilesOn, until)) {
    if (kind !== 'plugged') continue
    const candidates = profilesOn(port)
    if (candidates.length === 0) sayUnasked(context, port.path)
    else on.run.begin({ name: port.path, port, candidates })
  }
}

function tell({ output, words }: Context, report: ActivationReport, failed: Failure, text?: string): void {
  report.errors.push(failed)
  output.record({ event: 'error', failure: failed })
  output.note(text ?? output.paint('bad', failureText(words, failed)))
}
