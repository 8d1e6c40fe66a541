/** The configuration that is gone by: given with the start, or kept since a person opened it. */
import type { Change, ConfigurationView } from './api/configuration.ts'
import { type Configuration, lineIn, parseConfiguration } from './configuration.ts'
import { changesOf, type NamedProfile } from './configuration-changes.ts'
import { ActivatorError, type Failure, failureOf, isError } from './errors.ts'
import type { ConfigurationStore, Patterns } from './outside.ts'

export interface Given {
  readonly file: string
  readonly configuration: Configuration
}
export interface ConfiguredParts {
  readonly store: ConfigurationStore
  /** By `--config`: goes before a kept one. */
  readonly given?: Given | undefined
  /**
   * Whose certificates these are, for a person to compare.
   * @throws CONFIG_INVALID for what holds no certificate, or a broken one
   */
  readonly describeAuthorities: (pem: string, file: string) => readonly string[]
  /** Match by the profiles of a configuration. */
  readonly patterns: Patterns
  /** Those there are without any configuration, as they are now. */
  readonly knownProfiles: (signal: AbortSignal) => Promise<readonly NamedProfile[]>
}
export interface Asking {
  /** The service somebody signed in at; it goes before the one that is configured. */
  readonly said?: string | undefined
  readonly signal: AbortSignal
}
export interface Changes {
  readonly next: Configuration
  readonly changes: Change[]
}

export class Configured {
  readonly #parts: ConfiguredParts
  #kept: Given | undefined
  /** Why what was kept is not gone by. */
  failure: Failure | undefined

  constructor(parts: ConfiguredParts) {
    this.#parts = parts
  }

  /** What cannot be read any more is told, and the app goes on without it. */
  async resume(): Promise<void> {
    try {
      const kept = await this.#parts.store.read()
      if (kept !== undefined) this.#kept = { file: kept.name, configuration: this.#read(kept.text, kept.name) }
    } catch (error) {
      this.failure = failureOf(error)
    }
  }

  get current(): Configuration {
    return this.#inUse?.configuration ?? {}
  }

  view(): ConfigurationView | undefined {
    const inUse = this.#inUse
    if (inUse === undefined) return undefined
    const { name, accent } = inUse.configuration
    const from = inUse === this.#parts.given ? 'given' : 'kept'
    return { ...(name !== undefined && { name }), ...(accent !== undefined && { accent }), file: inUse.file, from }
  }

  /** @throws CONFIG_INVALID naming the line and what is wrong there */
  async changes(text: string, file: string, { said, signal }: Asking): Promise<Changes> {
    this.#refuseBesideGiven(file)
    const next = this.#read(text, file)
    const profiles = await this.#parts.knownProfiles(signal)
    const { current } = this
    const before = { configuration: current, service: said ?? current.service, profiles }
    const authorities = (pem: string) => this.#parts.describeAuthorities(pem, file).join('\n')
    return { next, changes: changesOf(before, next, next.service ?? said, authorities) }
  }

  /** @throws CONFIG_INVALID · what keeping it throws; then nothing has changed */
  async use(text: string, file: string): Promise<Configuration> {
    this.#refuseBesideGiven(file)
    const configuration = this.#read(text, file)
    await this.#parts.store.keep({ name: file, text })
    this.#kept = { file, configuration }
    this.failure = undefined
    return configuration
  }

  async forget(): Promise<void> {
    await this.#parts.store.forget()
    this.#kept = undefined
    this.failure = undefined
  }

  get #inUse(): Given | undefined {
    return this.#parts.given ?? this.#kept
  }

  #refuseBesideGiven(file: string): void {
    const { given } = this.#parts
    if (given === undefined) return
    const what = `started with ${given.file}: start without --config to use another`
    throw new ActivatorError('CONFIG_INVALID', { what, where: file })
  }

  #read(text: string, file: string): Configuration {
    const configuration = parseConfiguration(text, file, this.#parts.patterns)
    if (configuration.caFile !== undefined) {
      const what = 'caFile: only its text is here, not its folder; put the certificates into "ca"'
      throw new ActivatorError('CONFIG_INVALID', { what, where: file, line: lineIn(text, 'caFile') })
    }
    if (configuration.ca !== undefined) this.#checkAuthorities(configuration.ca, text, file)
    return configuration
  }

  #checkAuthorities(pem: string, text: string, file: string): void {
    try {
      this.#parts.describeAuthorities(pem, file)
    } catch (error) {
      if (!isError(error, 'CONFIG_INVALID')) throw error
      throw new ActivatorError('CONFIG_INVALID', { ...error.params, line: lineIn(text, 'ca') }, error)
    }
  }
}
