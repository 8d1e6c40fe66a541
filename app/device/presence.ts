/** Ports whose cable stays and whose device changes: plugged in is what answers. */
import { isError } from '../errors.ts'
import type { Clock, PortInfo, SerialBus } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import { ask, settle } from './exchange.ts'
import { sameIdentity } from './identity.ts'
import type { Profile } from './profile.ts'
import type { PortEvent } from './watch.ts'

export interface PresenceParts {
  readonly bus: SerialBus
  readonly clock: Clock
}

const EVERY_MS = 2000
const SILENCES = 3

/** `silent`: nothing that could be told from a loose cable. `unknown`: somebody else has the port open. */
type Answer = Identity | 'nameless' | 'silent' | 'unknown'

/**
 * Asks every 2 s until the signal ends it. Three silences mean unplugged; another identity means that one device was
 * unplugged and another plugged in. While an activation has the port open nothing is asked, and nothing changes.
 */
export async function* presence(
  parts: PresenceParts,
  port: PortInfo,
  profiles: readonly Profile[],
  signal: AbortSignal,
): AsyncGenerator<PortEvent, void, void> {
  let present: Answer = 'silent'
  let silences = 0
  while (!signal.aborted) {
    const next = parts.clock.monotonic() + EVERY_MS
    const answer = await answerOf(parts, port, profiles, signal)
    if (signal.aborted) break
    if (answer === 'silent') {
      silences += 1
      if (silences >= SILENCES && present !== 'silent') {
        present = 'silent'
        yield { kind: 'unplugged', port }
      }
    } else if (answer !== 'unknown') {
      silences = 0
      if (present !== 'silent' && differ(present, answer)) yield { kind: 'unplugged', port }
      if (present === 'silent' || differ(present, answer)) yield { kind: 'plugged', port }
      present = answer
    }
    await sleepUntil(next, parts.clock, signal)
  }
}

/** Where either did not say who it is, they may be the same. */
function differ(one: Answer, other: Answer): boolean {
  return typeof one === 'object' && typeof other === 'object' && !sameIdentity(one, other)
}

async function answerOf(
  parts: PresenceParts,
  port: PortInfo,
  profiles: readonly Profile[],
  signal: AbortSignal,
): Promise<Answer> {
  for (const profile of profiles) {
    try {
      return await askOnce(parts, port, profile, signal)
    } catch (error) {
      if (isError(error, 'IDENTITY_INVALID')) return 'nameless'
      if (isError(error, 'PORT_BUSY') || isError(error, 'PORT_PERMISSION')) return 'unknown'
      if (isError(error, 'CANCELLED') || isError(error, 'PORT_GONE')) return 'silent'
      if (!isError(error, 'DEVICE_SILENT') && !isError(error, 'DEVICE_GARBLED')) throw error
    }
  }
  return 'silent'
}

async function askOnce(
  { bus, clock }: PresenceParts,
  port: PortInfo,
  profile: Profile,
  signal: AbortSignal,
): Promise<Identity> {
  const once = { ...profile, ask: { ...profile.ask, attempts: 1 } }
  await using link = await bus.open(port.path, profile.serial, signal)
  await settle(link, once, clock, signal)
  return await ask(link, once, clock, signal)
}

async function sleepUntil(time: number, clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(Math.max(0, time - clock.monotonic()), signal)
  } catch (error) {
    if (!isError(error, 'CANCELLED')) throw error
  }
}
