/** One question and its answer on an open port: what all kinds of answers share. One request in flight, ever. */
import { ActivatorError, isError } from '../errors.ts'
import type { Clock, LinkListener, SerialLink } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import type { AnswerReader, Found } from './answers/reader.ts'
import { bytesOf } from './escapes.ts'
import { checkIdentity } from './identity.ts'
import type { Profile } from './profile.ts'
import { readerFor } from './readers.ts'

/** More than that and it is no answer: the port is closed. Bytes, for each attempt. */
const CAPS = { line: 1024, answer: 16 * 1024 } as const
/** While it settles a booting device may print a great deal; it is listened to, not kept. */
const NO_CAPS = { line: Number.POSITIVE_INFINITY, answer: Number.POSITIVE_INFINITY } as const

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
 * @throws DEVICE_SILENT nothing usable within the attempts · DEVICE_GARBLED over a cap · IDENTITY_INVALID values came,
 *   but not such as the profile wants · PORT_GONE · CANCELLED by the signal
 */
export async function ask(link: SerialLink, profile: Profile, clock: Clock, signal: AbortSignal): Promise<Identity> {
  const { attempts, timeoutMs } = profile.ask
  let invalid: Invalid | undefined
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    // What still comes from the attempt before is no answer to this one.
    if (attempt > 1) await quiet(link, { forMs: profile.serial.settleMs, capMs: timeoutMs }, clock, signal)
    const got = await attemptOnce(link, profile, clock, signal)
    // Noise may look like a value once; what is still invalid at the last attempt is.
    if (got instanceof ActivatorError) invalid = got
    else if (got !== undefined) return got
  }
  throw invalid ?? new ActivatorError('DEVICE_SILENT', { port: link.path, attempts })
}

type Invalid = ActivatorError<'IDENTITY_INVALID'>
type Answer = Identity | Invalid

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
  using _heard = link.listen({ cut: 'raw', caps: NO_CAPS }, { heard, closed: (error) => gone.abort(error) })
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

/** What has been heard of one answer. */
class Attempt implements LinkListener {
  readonly cut: AnswerReader['cut']
  readonly answer: Promise<void>
  got: Answer | undefined
  readonly closed: (error: unknown) => void
  readonly #answered: () => void
  readonly #reader: AnswerReader
  readonly #profile: Profile
  readonly #sendNext: () => Promise<void>
  // Byte for byte, a mark at its beginning included. Raw text may cut a character in two; a line is whole.
  readonly #raw = new TextDecoder('utf-8', { ignoreBOM: true })
  readonly #line = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

  constructor(profile: Profile, sendNext: () => Promise<void>) {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    // Whoever waits hears of it; nobody may be waiting yet, or any more, when it comes.
    promise.catch(() => undefined)
    this.answer = promise
    this.#answered = resolve
    this.closed = reject
    this.#profile = profile
    this.#sendNext = sendNext
    this.#reader = readerFor(profile)
    this.cut = this.#reader.cut
  }

  heard(bytes: Uint8Array): void {
    const text = this.#textOf(bytes)
    if (text === undefined) return
    try {
      this.#hear(text)
    } catch (error) {
      this.closed(error)
    }
  }

  #hear(text: string): void {
    const found = this.#reader.hear(text)
    if (found === undefined) return
    if (found === 'next') return void this.#sendNext().catch(this.closed)
    this.got = identityIn(found, this.#profile)
    // A value that is missing may stand in a line to come: this one was about something else.
    if (isError(this.got, 'IDENTITY_INVALID') && this.got.params.reason === 'missing') return
    this.#answered()
  }

  /** undefined: a line that is not UTF-8, which is noise. */
  #textOf(bytes: Uint8Array): string | undefined {
    if (this.cut === 'raw') return this.#raw.decode(bytes, { stream: true })
    try {
      return this.#line.decode(bytes)
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }
}

function identityIn(found: Found, profile: Profile): Answer {
  try {
    return checkIdentity(found, profile)
  } catch (error) {
    if (isError(error, 'IDENTITY_INVALID')) return error
    throw error
  }
}

async function sleepUnless(gone: AbortSignal, clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(milliseconds, AbortSignal.any([gone, signal]))
  } catch (error) {
    throw gone.aborted ? gone.reason : error
  }
}
