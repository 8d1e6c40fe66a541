import { type ActivatorError, isError } from '../errors.ts'
import type { LinkListener } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import type { AnswerReader, Found } from './answers/reader.ts'
import { checkIdentity } from './identity.ts'
import type { Profile } from './profile.ts'
import { readerFor } from './readers.ts'

/** What came of an attempt: an identity, or values that are none. */
export type Answer = Identity | ActivatorError<'IDENTITY_INVALID'>

/** What has been heard of one answer. */
export class Attempt implements LinkListener {
  readonly cut: AnswerReader['cut']
  /** Settles with the first answer; until then `got` may be values of which one is missing so far. */
  readonly answer: Promise<void>
  got: Answer | undefined
  readonly #settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void }
  readonly #reader: AnswerReader
  readonly #profile: Profile
  readonly #sendNext: () => Promise<void>
  #answered = false
  #looking = false
  // Byte for byte, a mark at its beginning included. Raw text may cut a character in two; a line is whole.
  readonly #raw = new TextDecoder('utf-8', { ignoreBOM: true })
  readonly #line = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

  constructor(profile: Profile, sendNext: () => Promise<void>) {
    const { promise, ...settle } = Promise.withResolvers<void>()
    // Whoever waits hears of it; nobody may be waiting yet, or any more, when it comes.
    promise.catch(() => undefined)
    this.answer = promise
    this.#settle = settle
    this.#profile = profile
    this.#sendNext = sendNext
    this.#reader = readerFor(profile)
    this.cut = this.#reader.cut
  }

  heard(bytes: Uint8Array): void {
    const text = this.#textOf(bytes)
    if (text === undefined) return
    this.#take(() => this.#reader.hear(text))
    if (this.#looking || this.#reader.look === undefined) return
    this.#looking = true
    // Lines that came together are handed on one right after the other: behind the last of them.
    queueMicrotask(() => this.#look())
  }

  closed = (error: unknown): void => {
    // What came before the end still counts.
    if (this.#looking) this.#look()
    this.#settle.reject(error)
  }

  #look(): void {
    this.#looking = false
    this.#take(() => this.#reader.look?.())
  }

  #take(read: () => Found | 'next' | undefined): void {
    // The first answer counts; what a device goes on to say is not looked at.
    if (this.#answered) return
    try {
      const found = read()
      if (found === undefined) return
      if (found === 'next') return void this.#sendNext().catch(this.#settle.reject)
      this.got = identityIn(found, this.#profile)
      // A value that is missing may stand in a line to come: this one was about something else.
      if (isError(this.got, 'IDENTITY_INVALID') && this.got.params.reason === 'missing') return
      this.#answered = true
      this.#settle.resolve()
    } catch (error) {
      this.#settle.reject(error)
    }
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
