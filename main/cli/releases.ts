/** Devices given back, each on its own: what one meets ends no other. */
import { release } from '../../app/activation/release.ts'
import type { Owned } from '../../app/activation/state.ts'
import type { StationParts } from '../../app/activation/station.ts'
import { ActivatorError, type Failure, failure, failureOf } from '../../app/errors.ts'
import type { Journal } from '../../app/outside.ts'
import type { Call } from '../../app/ownership/access.ts'
import type { Ownership } from '../../app/ownership/record.ts'
import { isOpenEnded } from '../../app/ownership/spans.ts'

/** As a person named it. */
export type Target = { readonly serial_number: string } | { readonly device_id: number }

/**
 * The running ownership of ours on what was named.
 * @throws NOT_OWNER · CONFIG_INVALID naming the ids where a serial number fits several devices · what reading throws
 */
export async function currentOwnership({ access }: StationParts, target: Target, call: Call): Promise<Ownership> {
  const filter = 'device_id' in target ? { device: target.device_id } : target
  const found: Ownership[] = []
  for await (const ownership of access.ownerships({ ...filter, current: true }, call)) {
    if (isOpenEnded(ownership)) found.push(ownership)
  }
  const [first] = found
  if (first === undefined) throw new ActivatorError('NOT_OWNER', target)
  const ids = new Set(found.map(({ device }) => device))
  if (ids.size > 1) {
    const what = `serial number ${first.device_details.serial_number} fits several of your devices`
    throw new ActivatorError('CONFIG_INVALID', { what, where: '--device-id', ids: [...ids].join(', ') })
  }
  return first
}

export type Released = { readonly ownership: Ownership } | { readonly failure: Failure }

/** Gives it back and writes down how that ended, for the history. */
export async function releaseOne(parts: StationParts, ownership: Ownership, call: Call): Promise<Released> {
  const { clock, journal, access, uuid } = parts
  const act = uuid()
  const began = clock.monotonic()
  const { serial_number, device_name } = ownership.device_details
  const common = { kind: 'result', act, account: access.account, identity: { serial_number, device_name } } as const
  try {
    const ended = await release(parts, act, ownership, call)
    const ms = clock.monotonic() - began
    await journal.append({ ...common, outcome: 'released', owned: 'no', ownership: ended, ms }, false)
    return { ownership: ended }
  } catch (error) {
    const failed = failureOf(error)
    const ms = clock.monotonic() - began
    if (failed.code !== 'JOURNAL_UNAVAILABLE') {
      await journal.append(
        { ...common, outcome: 'failed', owned: ownedAfter(failed, act, journal), failure: failed, ms },
        false,
      )
    }
    return { failure: failed }
  }
}

/** It was ours when it was found; only an intent that stays open leaves that in doubt. */
function ownedAfter({ code }: Failure, act: string, journal: Journal): Owned {
  if (code === 'NOT_OWNER') return 'no'
  const [open] = journal.entries({ activation: act, open: true })
  return open === undefined ? 'yes' : 'unknown'
}

/** What ended by the limit or the person's Ctrl+C says so, unless something had failed before. */
export function endedBy(failed: Failure, interrupted: boolean, seconds: number): Failure {
  if (interrupted) return failure('CANCELLED', {})
  return failed.code === 'CANCELLED' ? failure('TIMED_OUT', { seconds }) : failed
}
