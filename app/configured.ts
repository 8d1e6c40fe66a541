/** The configuration that is gone by: given with the start, or kept since a person opened it. */
import type { Change, ConfigurationView } from './api/configuration.ts'
import { type Configuration, parseConfiguration } from './configuration.ts'
import { changesOf } from './configuration-changes.ts'
import { ActivatorError, type Failure, failureOf } from './errors.ts'
import type { ConfigurationStore } from './outside.ts'

export interface Given {
  readonly file: string
  readonly configuration: Configuration
}
export interface ConfiguredParts {
  readonly store: ConfigurationStore
  /** By `--config`: goes before a kept one. */
  readonly given?: Given | undefined
  /** @throws CONFIG_INVALID for what holds no certificate, or a broken one */
  readonly checkAuthorities: (pem: string, file: string) => void
  /** Ids of the profiles there are without any configuration. */
  readonly knownProfiles: () => readonly string[]
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
  changes(text: string, file: string): { readonly next: Configuration; readonly changes: Change[] } {
    const next = this.#read(text, file)
    return { next, changes: changesOf(this.current, next, this.#parts.knownProfiles()) }
  }

  /** @throws CONFIG_INVALID · what keeping it throws; then nothing has changed */
  async use(text: string, file: string): Promise<Configuration> {
    if (this.#parts.given !== undefined) {
      const what = `started with ${this.#parts.given.file}: start without --config to use another`
      throw new ActivatorError('CONFIG_INVALID', { what, where: file })
    }
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

  #read(text: string, file: string): Configuration {
    const configuration = parseConfiguration(text, file)
    if (configuration.caFile !== undefined) {
      const what = 'caFile: only its text is here, not its folder; put the certificates into "ca"'
      throw new ActivatorError('CONFIG_INVALID', { what, where: file })
    }
    if (configuration.ca !== undefined) this.#parts.checkAuthorities(configuration.ca, file)
    return configuration
  }
}
