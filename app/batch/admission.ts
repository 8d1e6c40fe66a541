/** Whether a device belongs to a batch, and what a person has to say first. */
import { sameIdentity } from '../device/identity.ts'
import { ActivatorError } from '../errors.ts'
import type { Identity } from '../ownership/record.ts'
import type { Manifest } from './manifest.ts'
import type { Rules } from './rules.ts'
import type { Tally } from './tally.ts'
import type { Visit } from './visit.ts'

export interface Admitting {
  readonly rules: Rules
  readonly manifest: Manifest | undefined
  readonly tally: Tally
  /** The stays that are at a socket now. */
  readonly visits: () => Iterable<Visit>
}

/** A device that is in two sockets, or came before, needs nobody's decision. @throws DUPLICATE_DEVICE ALREADY_IN_BATCH */
export function checkNew({ tally, visits }: Admitting, visit: Visit, identity: Identity): void {
  const { serial_number } = identity
  for (const other of visits()) {
    if (other === visit || other.gone || isOver(other)) continue
    if (other.identity === undefined || !sameIdentity(other.identity, identity)) continue
    throw new ActivatorError('DUPLICATE_DEVICE', { serial_number, port: other.port.path })
  }
  const before = tally.find(identity)?.standing
  if (before === 'taken' || before === 'waiting' || before === 'already-yours') {
    throw new ActivatorError('ALREADY_IN_BATCH', { serial_number })
  }
}

/**
 * What a person still has to say before it may go on; undefined: nothing.
 * @throws NOT_ON_LIST · LABEL_MISMATCH(list) where the rules refuse it
 */
export function stillNeeded({ rules, manifest }: Admitting, visit: Visit, identity: Identity): Visit['needs'] {
  const { serial_number, device_name } = identity
  const agreed = visit.decided === 'take'
  const line = manifest?.find(serial_number)
  if (manifest !== undefined && line === undefined && !agreed) {
    if (rules.unlisted === 'refuse') throw notOnList(identity)
    if (rules.unlisted === 'ask') return 'unlisted'
  }
  if (line?.device_name !== undefined && line.device_name !== device_name && !agreed) {
    if (rules.otherName === 'refuse') throw otherName(line.device_name, identity)
    if (rules.otherName === 'ask') return 'other-name'
  }
  return rules.labelScan && visit.label !== serial_number && !agreed ? 'label' : undefined
}

/** Resolves when a person has said all there is to say. @throws what it is put aside with · CANCELLED by the signal */
export async function decidedBy(
  admitting: Admitting,
  visit: Visit,
  identity: Identity,
  signal: AbortSignal,
): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const cancel = () => reject(new ActivatorError('CANCELLED', {}, signal.reason))
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  try {
    while (visit.needs !== undefined) {
      await Promise.race([visit.heard, aborted])
      if (visit.decided === 'set-aside') throw refusal(admitting, visit, identity)
      visit.needs = stillNeeded(admitting, visit, identity)
    }
  } finally {
    signal.removeEventListener('abort', cancel)
  }
  // Meanwhile the same device may have come to another socket.
  checkNew(admitting, visit, identity)
}

/** What the rules refused, or wait for, a person may take all the same; no other trouble. */
export function mayBeTaken({ needs, phase }: Visit): boolean {
  if (needs !== 'failure') return needs !== undefined && needs !== 'set-aside'
  return phase?.state === 'failed' && ['NOT_ON_LIST', 'LABEL_MISMATCH'].includes(phase.failure.code)
}

/** Why it is put aside, by what was waited for. */
function refusal({ manifest }: Admitting, visit: Visit, identity: Identity): ActivatorError {
  const { serial_number } = identity
  const listed = manifest?.find(serial_number)?.device_name
  if (visit.needs === 'unlisted') return notOnList(identity)
  if (visit.needs === 'other-name' && listed !== undefined) return otherName(listed, identity)
  if (visit.needs !== 'label') return new ActivatorError('CANCELLED', {})
  return new ActivatorError('LABEL_MISMATCH', { source: 'label', expected: visit.label ?? '', found: serial_number })
}

const notOnList = ({ serial_number }: Identity) => new ActivatorError('NOT_ON_LIST', { serial_number })
const otherName = (expected: string, { device_name: found }: Identity) =>
  new ActivatorError('LABEL_MISMATCH', { source: 'list', expected, found })

/** It failed there, and nothing goes on with it. */
function isOver({ phase }: Visit): boolean {
  return phase?.state === 'failed' || phase?.state === 'removed'
}
