/** One question and its answer on an open port: what all kinds of answers share. One request in flight, ever. */
import { ActivatorError, isError } from '../errors.ts'
import type { Clock, SerialLink } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import type { AnswerReader } from './answers/reader.ts'
import { bytesOf } from './escapes.ts'
import { checkIdentity } from './identity.ts'
import type { Profile } from './profile.ts'
import { readerFor } from './readers.ts'

/** More than that and it is no answer: the port is closed. Bytes, for each attempt. */
const CAPS = { line: 1024, answer: 16 * 1024 } as const
/** While it settles a booting device may print a great deal; it is listened to, not kept. */
const NO_CAPS = { line: Number.POSITIVE_INFINITY, answer: Number.POSITIVE_INFINITY } as const

/**
 * Waits until the device has been quiet for `settleMs`, `settleCapMs` at most.
 * @throws PORT_GONE · CANCELLED by the signal
 */
export async function settle(link: SerialLink, { serial }: Profile, clock: Clock, signal: AbortSignal): Promise<void> {
  if (serial.settleMs === 0) return
  const until = clock.monotonic() + serial.settleCapMs
  let last = clock.monotonic()
  const gone = new AbortController()
  using _heard = link.listen(
    { cut: 'raw', caps: NO_CAPS },
    {
      heard: () => {
        last = clock.monotonic()
      },
      closed: (error) => gone.abort(error),
    },
  )
  for (;;) {
    const now = clock.monotonic()
    const wait = Math.min(last + serial.settleMs, until) - now
    if (wait <= 0) return
    await sleepUnless(gone.signal, clock, wait, signal)
  }
}

/**
 * Asks until an attempt brings a valid identity.
 * @throws DEVICE_SILENT nothing usable within the attempts · DEVICE_GARBLED over a cap · IDENTITY_INVALID values came,
 *   but not such as the profile wants · PORT_GONE · CANCELLED by the signal
 */
export async function ask(link: SerialLink, profile: Profile, clock: Clock, signal: AbortSignal): Promise<Identity> {
  let invalid: ActivatorError | undefined
  for (let attempt = 1; attempt <= profile.ask.attempts; attempt += 1) {
    try {
      const identity = await attemptOnce(link, profile, clock, signal)
      if (identity !== undefined) return identity
    } catch (error) {
      // Noise may look like a value once; what is still invalid at the last attempt is.
      if (!isError(error, 'IDENTITY_INVALID')) throw error
      invalid = error
    }
  }
  throw invalid ?? new ActivatorError('DEVICE_SILENT', { port: link.path, attempts: profile.ask.attempts })
}

/** @returns undefined when the time was up. */
async function attemptOnce(
  link: SerialLink,
  profile: Profile,
  clock: Clock,
  signal: AbortSignal,
): Promise<Identity | undefined> {
  const { send, terminator, timeoutMs, wakeUp } = profile.ask
  const answered = Promise.withResolvers<Identity>()
  // Whoever waits hears of it; nobody may be waiting yet when it comes.
  answered.promise.catch(() => undefined)
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  const left = [...send]
  const sendNext = () => {
    const text = left.shift()
    if (text !== undefined) link.write(bytesOf(text + terminator), until).catch(answered.reject)
  }
  const reader = readerFor(profile)
  using _heard = link.listen({ cut: reader.cut, caps: CAPS }, listenerOf(reader, profile, sendNext, answered))
  try {
    if (wakeUp !== undefined) await link.write(bytesOf(wakeUp), until)
    sendNext()
    return await Promise.race([answered.promise, clock.sleep(timeoutMs, until).then(() => undefined)])
  } finally {
    over.abort()
  }
}

function listenerOf(
  reader: AnswerReader,
  profile: Profile,
  sendNext: () => void,
  answered: { resolve(identity: Identity): void; reject(error: unknown): void },
) {
  // Raw text may cut a character in two; a line is whole, and one that is not UTF-8 is noise.
  const raw = new TextDecoder('utf-8')
  const line = new TextDecoder('utf-8', { fatal: true })
  const hear = (text: string) => {
    const found = reader.hear(text)
    if (found === 'next') sendNext()
    else if (found !== undefined) answered.resolve(checkIdentity(found, profile))
  }
  return {
    heard(bytes: Uint8Array) {
      try {
        hear(reader.cut === 'raw' ? raw.decode(bytes, { stream: true }) : line.decode(bytes))
      } catch (error) {
        if (!(error instanceof TypeError)) answered.reject(error)
      }
    },
    closed: answered.reject,
  }
}

async function sleepUnless(gone: AbortSignal, clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(milliseconds, AbortSignal.any([gone, signal]))
  } catch (error) {
    throw gone.aborted ? gone.reason : error
  }
}
