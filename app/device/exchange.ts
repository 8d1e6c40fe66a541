/** One question and its answer on an open port: what all kinds of answers share. One request in flight, ever. */
import { ActivatorError } from '../errors.ts'
import type { Clock, SerialLink } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import { type Answer, Attempt } from './attempt.ts'
import { bytesOf } from './escapes.ts'
import type { Profile } from './profile.ts'
import { UNCAPPED } from './uncapped.ts'

/** More than that and it is no answer: the port is closed. Bytes, for each attempt. */
const CAPS = { line: 1024, answer: 16 * 1024 } as const

/**
 * Waits until the device has been quiet for `settleMs`, `settleCapMs` at most. A device that is not sent anything is
 * listened to from its first byte.
 * @throws PORT_GONE · CANCELLED by the signal
 */
export async function settle(link: SerialLink, profile: Profile, clock: Clock, signal: AbortSignal): Promise<void> {
  const { serial, ask } = profile
  if (ask.send.length === 0 && ask.wakeUp === undefined) return
  await quiet(link, { forMs: serial.settleMs, capMs: serial.settleCapMs }, clock, signal)
}

/**
 * Asks until an attempt brings a valid identity.
 * @param onFailed told after each attempt that did not, what it would be if none came after it.
 * @throws DEVICE_SILENT nothing usable within the attempts · DEVICE_GARBLED over a cap · IDENTITY_INVALID values came,
 *   but not such as the profile wants · PORT_GONE · CANCELLED by the signal
 */
export async function ask(
  link: SerialLink,
  profile: Profile,
  clock: Clock,
  signal: AbortSignal,
  onFailed?: (failed: ActivatorError) => void,
): Promise<Identity> {
  const { attempts, timeoutMs } = profile.ask
  let invalid: ActivatorError | undefined
  const failedAfter = (count: number) =>
    invalid ?? new ActivatorError('DEVICE_SILENT', { port: link.path, attempts: count })
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    // What still comes from the attempt before is no answer to this one.
    if (attempt > 1) await quiet(link, { forMs: profile.serial.settleMs, capMs: timeoutMs }, clock, signal)
    const got = await attemptOnce(link, profile, clock, signal)
    // Noise may look like a value once; what is still invalid at the last attempt is.
    if (got instanceof ActivatorError) invalid = got
    else if (got !== undefined) return got
    onFailed?.(failedAfter(attempt))
  }
  throw failedAfter(attempts)
}

async function quiet(
  link: SerialLink,
  { forMs, capMs }: { readonly forMs: number; readonly capMs: number },
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  if (forMs === 0) return
  const until = clock.monotonic() + capMs
  let last = clock.monotonic()
  const gone = new AbortController()
  const heard = () => {
    last = clock.monotonic()
  }
  using _heard = link.listen(UNCAPPED, { heard, closed: (error) => gone.abort(error) })
  for (;;) {
    const wait = Math.min(last + forMs, until) - clock.monotonic()
    if (wait <= 0) return
    await sleepUnless(gone.signal, clock, wait, signal)
  }
}

/** @returns undefined when the time was up and nothing usable had come. */
async function attemptOnce(
  link: SerialLink,
  profile: Profile,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const { send, terminator, timeoutMs, wakeUp } = profile.ask
  if (wakeUp !== undefined) await wake(link, wakeUp, profile, clock, signal)
  return await within(timeoutMs, clock, signal, async (until, timeIsUp) => {
    const left = [...send]
    const sendNext = async () => {
      const text = left.shift()
      if (text !== undefined) await link.write(bytesOf(text + terminator), until)
    }
    const attempt = new Attempt(profile, sendNext)
    using _heard = link.listen({ cut: attempt.cut, caps: CAPS }, attempt)
    sendNext().catch(attempt.closed)
    await Promise.race([attempt.answer, timeIsUp])
    return attempt.got
  })
}

/** What it says to that, a prompt for instance, is over before it is asked. */
async function wake(link: SerialLink, wakeUp: string, profile: Profile, clock: Clock, signal: AbortSignal) {
  const { timeoutMs } = profile.ask
  await within(timeoutMs, clock, signal, async (until, timeIsUp) => {
    await Promise.race([link.write(bytesOf(wakeUp), until), timeIsUp])
  })
  await quiet(link, { forMs: profile.serial.settleMs, capMs: timeoutMs }, clock, signal)
}

/** Hands the work a signal that ends with it, and the end of its time. */
async function within<T>(
  milliseconds: number,
  clock: Clock,
  signal: AbortSignal,
  work: (until: AbortSignal, timeIsUp: Promise<void>) => Promise<T>,
): Promise<T> {
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  const timeIsUp = clock.sleep(milliseconds, until)
  // Cancelled with the work, when nobody waits for it any more.
  timeIsUp.catch(() => undefined)
  try {
    return await work(until, timeIsUp)
  } finally {
    over.abort()
  }
}

async function sleepUnless(gone: AbortSignal, clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(milliseconds, AbortSignal.any([gone, signal]))
  } catch (error) {
    throw gone.aborted ? gone.reason : error
  }
}
