/** What a person named on the command line, found among what is theirs. */
import type { StationParts } from '../../app/activation/station.ts'
import { ActivatorError, type Failure, failure } from '../../app/errors.ts'
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

/** What ended by the limit or the person's Ctrl+C says so, unless something had failed before. */
export function endedBy(failed: Failure, interrupted: boolean, seconds: number): Failure {
  if (interrupted) return failure('CANCELLED', {})
  return failed.code === 'CANCELLED' ? failure('TIMED_OUT', { seconds }) : failed
}
