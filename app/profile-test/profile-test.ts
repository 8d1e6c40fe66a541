/** The settings' live test: which profile fits the device that is plugged in, byte by byte. It owns nothing. */
import type { ProfileTestResult, ProfileTestView } from '../api/profile-test.ts'
import type { Desk } from '../desk.ts'
import type { Profile } from '../device/profile.ts'
import type { ProfileFileSource } from '../device/profiles.ts'
import { readTrace, type TraceEvent } from '../device/trace.ts'
import { ActivatorError } from '../errors.ts'
import type { CommandHandlers, QueryHandlers } from '../handlers.ts'
import type { Clock, Log, PortInfo, SerialBus } from '../outside.ts'
import { KeptTrace } from './kept-trace.ts'
import { tryProfile } from './try-profile.ts'

export interface ProfileTestParts {
  readonly desk: Pick<Desk, 'free'>
  readonly bus: SerialBus
  readonly clock: Clock
  readonly log: Log
  readonly profiles: () => readonly Profile[]
  readonly sources: () => { readonly folder: string; readonly sources: readonly ProfileFileSource[] }
  /** A recorded trace as a port that can be opened. */
  readonly replayed: (trace: readonly TraceEvent[]) => { readonly bus: SerialBus; readonly port: PortInfo }
}

interface Test {
  readonly number: number
  readonly port: string
  readonly profile: string
  readonly since: string
  readonly trace: KeptTrace
  readonly stop: AbortController
  ended?: Promise<void>
  result?: ProfileTestResult
}

export class ProfileTest implements AsyncDisposable {
  readonly #parts: ProfileTestParts
  readonly #changed: () => void
  readonly #over = new AbortController()
  #test: Test | undefined

  constructor(parts: ProfileTestParts, changed: () => void) {
    this.#parts = parts
    this.#changed = changed
  }

  readonly commands: CommandHandlers<'profile-test' | 'profile-test-stop'> = {
    'profile-test': ({ port, profile }) => this.#start(port, profile),
    'profile-test-stop': async () => {
      this.#test?.stop.abort()
      await this.#test?.ended
    },
  }

  readonly queries: QueryHandlers<'trace' | 'trace-file' | 'replay' | 'profile-sources'> = {
    trace: ({ from }) => ({ test: this.#test?.number ?? 0, from, chunks: this.#test?.trace.chunks(from) ?? [] }),
    'trace-file': () => this.#file(),
    replay: ({ profile, text }, signal) => this.#replay(profile, text, signal),
    'profile-sources': () => {
      const { folder, sources } = this.#parts.sources()
      return { folder, sources: [...sources] }
    },
  }

  view(): { profileTest?: ProfileTestView } {
    if (this.#test === undefined) return {}
    const { number, port, profile, since, trace, result } = this.#test
    const { count: chunks, bytes, cut } = trace
    return {
      profileTest: { test: number, port, profile, since, bytes: { ...bytes }, chunks, cut, ...(result && { result }) },
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort()
    await this.#test?.ended
  }

  /** @throws PORT_GONE PORT_BUSY NO_PROFILE */
  #start(path: string, id: string): void {
    const { desk, clock, bus, log } = this.#parts
    const before = this.#test
    if (before !== undefined && before.result === undefined) {
      throw new ActivatorError('PORT_BUSY', { port: before.port, holder: 'Device Activator' })
    }
    const port = desk.free(path)
    const profile = this.#profile(path, id)
    const trace = new KeptTrace(clock, this.#changed)
    const stop = new AbortController()
    const since = clock.now().toISOString()
    const test: Test = { number: (before?.number ?? 0) + 1, port: path, profile: id, since, trace, stop }
    this.#test = test
    const until = AbortSignal.any([stop.signal, this.#over.signal])
    test.ended = tryProfile({ bus, clock, record: trace.record }, port, profile, until).then(
      (result) => {
        test.result = result
        this.#changed()
      },
      (error: unknown) => {
        log.warn('profile test broke', { port: path, error: String(error) })
        // Whatever that was, it is over: another one may be begun.
        if (this.#test === test) this.#test = undefined
        this.#changed()
      },
    )
    this.#changed()
  }

  /** @throws CONFIG_INVALID for what is no trace, with the line · NO_PROFILE */
  async #replay(id: string, text: string, signal: AbortSignal): Promise<ProfileTestResult> {
    const trace = readTrace(text, 'trace')
    if (trace.length === 0) throw new ActivatorError('CONFIG_INVALID', { what: 'is empty', where: 'trace' })
    const { bus, port } = this.#parts.replayed(trace)
    const until = AbortSignal.any([signal, this.#over.signal])
    return await tryProfile({ bus, clock: this.#parts.clock }, port, this.#profile(port.path, id), until)
  }

  /** @throws CONFIG_INVALID where nothing was recorded */
  #file(): { name: string; text: string } {
    if (this.#test === undefined) throw new ActivatorError('CONFIG_INVALID', { what: 'no trace', where: 'trace-file' })
    const { profile, since, trace } = this.#test
    const when = since.slice(0, 19).replaceAll(':', '-')
    return { name: `trace-${profile}-${when}.jsonl`, text: trace.text }
  }

  #profile(port: string, id: string): Profile {
    const profile = this.#parts.profiles().find((one) => one.id === id)
    if (profile === undefined) throw new ActivatorError('NO_PROFILE', { port, profile: id })
    return profile
  }
}
