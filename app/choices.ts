/** What the person chose, as it is remembered. */
import { defaultSettings, type SettingsView } from './api/settings.ts'
import type { Snapshot } from './api.ts'
import type { Account, Wanted } from './bench.ts'
import { chosenKeys, languageOf, readChosen, written } from './chosen.ts'
import { ActivatorError } from './errors.ts'
import type { Settings } from './outside.ts'

/** What holds until a person chooses: the service from the configuration file, the language of the system. */
export interface Defaults {
  readonly service?: string | undefined
  readonly accountUrl?: string | undefined
  readonly language?: string | undefined
}

export class Choices {
  readonly #settings: Settings
  /** They change with the configuration. */
  readonly #defaults: () => Defaults

  constructor(settings: Settings, defaults: () => Defaults) {
    this.#settings = settings
    this.#defaults = defaults
  }

  get mode(): Snapshot['mode'] {
    const mode = this.#settings.get('mode')
    return mode === 'practice' || mode === 'account' ? mode : 'undecided'
  }

  get username(): string | undefined {
    return this.#settings.get('username')
  }

  get service(): string | undefined {
    return this.#settings.get('service') ?? this.#defaults().service
  }

  /** By whoever signed in. */
  get saidService(): string | undefined {
    return this.#settings.get('service')
  }

  get problem(): Settings['problem'] {
    return this.#settings.problem
  }

  get settings(): SettingsView {
    return readChosen(this.#settings, { ...defaultSettings, language: languageOf(this.#defaults().language) })
  }

  /** What to open at start. undefined: nothing was chosen yet, or nobody is signed in. */
  get wanted(): Wanted | undefined {
    const { mode, username } = this
    if (mode === 'practice') return { mode }
    if (mode === 'undecided' || username === undefined || this.service === undefined) return undefined
    return { mode, ...this.accountOf({ username }) }
  }

  /** @throws CONFIG_INVALID when nobody has said which service. */
  accountOf(said: { username: string; service?: string | undefined; accountUrl?: string | undefined }): Account {
    const service = said.service ?? this.service
    if (service === undefined) throw new ActivatorError('CONFIG_INVALID', { what: 'service', where: 'sign-in' })
    // A remembered or configured account URL belongs to its service; another service brings its own.
    const known = said.service === undefined || said.service === this.service ? this.#accountUrl() : undefined
    return { service, accountUrl: said.accountUrl ?? known, username: said.username }
  }

  async chooseMode(mode: Snapshot['mode']): Promise<void> {
    await this.#settings.set('mode', mode)
  }

  async remember({ service, accountUrl, username }: Account): Promise<void> {
    await this.#settings.set('service', service)
    await this.#settings.set('account-url', accountUrl)
    await this.#settings.set('username', username)
    await this.#settings.set('mode', 'account')
  }

  /** Another service is said elsewhere: who was signed in at the one before is not asked for here any more. */
  async forgetAccount(): Promise<void> {
    await this.#settings.set('service', undefined)
    await this.#settings.set('account-url', undefined)
    await this.forgetUser()
  }

  async forgetUser(): Promise<void> {
    await this.#settings.set('username', undefined)
  }

  /** What is undefined stays as it is. */
  async set(changed: { readonly [K in keyof SettingsView]?: SettingsView[K] | undefined }): Promise<void> {
    for (const [key, value] of written(changed)) await this.#settings.set(key, value)
  }

  async setBack(): Promise<void> {
    for (const key of chosenKeys) await this.#settings.set(key, undefined)
  }

  #accountUrl(): string | undefined {
    return this.#settings.get('account-url') ?? this.#defaults().accountUrl
  }
}
