import type { ProfileTestResult } from '../api/profile-test.ts'
import { type ConverseParts, converse, stillSame } from '../device/conversation.ts'
import type { Profile } from '../device/profile.ts'
import { failure, failureOf } from '../errors.ts'
import type { PortInfo } from '../outside.ts'

/** Booting noise and every attempt of a slow profile fit in. */
const LIMIT_MS = 60_000

/** Asks by this one profile who is there, twice as an activation does, and tells how it went. Never throws for a device. */
export async function tryProfile(
  parts: ConverseParts,
  port: PortInfo,
  profile: Profile,
  signal: AbortSignal,
): Promise<ProfileTestResult> {
  const { clock } = parts
  const began = clock.monotonic()
  const at = () => clock.monotonic() - began
  const over = new AbortController()
  const limit = new AbortController()
  const until = AbortSignal.any([signal, limit.signal])
  clock.sleep(LIMIT_MS, over.signal).then(
    () => limit.abort(),
    () => undefined, // it was over before
  )
  const went: { opened?: number; answered?: number } = {}
  let unanswered = 0
  const onProfile = () => {
    went.opened = at()
  }
  const onUnanswered = () => {
    unanswered += 1
  }
  try {
    await using device = await converse(parts, port, [profile], { signal: until, onProfile, onUnanswered })
    const attempts = unanswered + 1
    went.answered = at()
    await stillSame(device, until)
    return { identity: device.identity, attempts, ...went, ended: at() }
  } catch (error) {
    const failed = failureOf(error)
    const timedOut = failed.code === 'CANCELLED' && !signal.aborted
    const told = timedOut ? failure('TIMED_OUT', { seconds: LIMIT_MS / 1000 }) : failed
    return { failure: told, attempts: unanswered, ...went, ended: at() }
  } finally {
    over.abort()
  }
}
