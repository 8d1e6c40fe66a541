/** The core as a host holds it: commands in, numbered snapshots out. One mode, one account and one desk at a time. */

import type { ConfigurationFound } from './api/configuration.ts'
import {
  type Activator,
  type Answer,
  type Command,
  commandSchema,
  type Found,
  querySchema,
  type Snapshot,
} from './api.ts'
import type { OpenBench, Wanted } from './bench.ts'
import { Choices, type Defaults } from './choices.ts'
import type { Configuration } from './configuration.ts'
import type { Configured } from './configured.ts'
import { ActivatorError, type Failure, failure, failureOf } from './errors.ts'
import { type CommandHandlers, type CoreCommandName, coreCommands, follow } from './handlers.ts'
import { type Opened, open } from './opened.ts'
import type { Clock, Log, Settings } from './outside.ts'
import { checkService } from './ownership/service-address.ts'
import { seen } from './seen.ts'
import { Coalesced } from './snapshots.ts'

export interface ActivatorParts {
  readonly openBench: OpenBench
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Log
  /** Names this start of the core: a UUID. */
  readonly run: string
  readonly defaults: Defaults
  readonly configured: Configured
}

/** Opens what was chosen last time. */
export async function createActivator(parts: ActivatorParts): Promise<Activator> {
  await parts.configured.resume()
  const core = new Core(parts)
  await core.resume()
  return core
}

class Core implements Activator {
  readonly #parts: ActivatorParts
  readonly #choices: Choices
  readonly #snapshots: Coalesced
  readonly #listeners = new Set<(snapshot: Snapshot) => void>()
  readonly #over = new AbortController()
  /** Ends the sign-in under way. */
  #entering = new AbortController()
  #number = 0
  /** How often the histories of what was open before had changed, and that there is another one now. */
  #results = 0
  #opened: Opened | undefined
  /** Why nothing is open although something was chosen. */
  #failed: Failure | undefined
  /** Commands that change what is open come one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  readonly #commands: CommandHandlers<CoreCommandName> = {
    'choose-mode': async ({ mode }) => {
      this.#giveUpEntering()
      await this.#inTurn(async () => {
        await this.#choices.chooseMode(mode)
        await this.#change(this.#choices.wanted)
      })
    },
    'sign-in': async (command) => {
      this.#giveUpEntering()
      const { signal } = this.#entering
      await this.#inTurn(() => this.#signIn(command, signal))
    },
    'sign-out': async () => {
      this.#giveUpEntering()
      await this.#inTurn(() => this.#signOut())
    },
    set: ({ command: _, ...chosen }) => this.#choices.set(chosen),
    'set-back': () => this.#choices.setBack(),
    'use-configuration': async ({ text, name }) => {
      this.#giveUpEntering()
      await this.#inTurn(() => this.#useConfiguration(text, name))
    },
    'forget-configuration': async () => {
      this.#giveUpEntering()
      await this.#inTurn(async () => {
        await this.#parts.configured.forget()
        await this.#change(this.#choices.wanted)
      })
    },
  }

  constructor(parts: ActivatorParts) {
    this.#parts = parts
    this.#choices = new Choices(parts.settings, () => defaultsOf(parts))
    this.#snapshots = new Coalesced(parts.clock, () => {
      const snapshot = this.snapshot()
      for (const listener of this.#listeners) this.#tell(listener, snapshot)
    })
  }

  async resume(): Promise<void> {
    try {
      await this.#change(this.#choices.wanted)
    } catch (error) {
      // The window opens all the same: it is where the person reads what is wrong, in `notices`, and mends it.
      if (!(error instanceof ActivatorError)) throw error
    }
  }

  async run(command: unknown): Promise<Answer> {
    const parsed = commandSchema.safeParse(command)
    if (!parsed.success) return { failure: invalid('command', parsed.error.message) }
    try {
      await this.#do(parsed.data)
      return { accepted: true }
    } catch (error) {
      return { failure: failureOf(error) }
    } finally {
      this.#snapshots.changed()
    }
  }

  async ask(query: unknown): Promise<Found> {
    const parsed = querySchema.safeParse(query)
    if (!parsed.success) return { failure: invalid('query', parsed.error.message) }
    const asked = parsed.data
    try {
      if (asked.query === 'configuration') return await this.#configurationFound(asked.text, asked.name)
      return await this.#open().ask(asked, this.#over.signal)
    } catch (error) {
      return { failure: failureOf(error) }
    }
  }

  onSnapshot(callback: (snapshot: Snapshot) => void): Disposable {
    this.#listeners.add(callback)
    return { [Symbol.dispose]: () => void this.#listeners.delete(callback) }
  }

  snapshot(): Snapshot {
    this.#number += 1
    return {
      number: this.#number,
      run: this.#parts.run,
      ...seen({
        choices: this.#choices,
        configured: this.#parts.configured,
        opened: this.#opened,
        failed: this.#failed,
      }),
      results: this.#results + resultsOf(this.#opened),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort()
    this.#snapshots[Symbol.dispose]()
    await this.#turn
    await this.#opened?.[Symbol.asyncDispose]()
  }

  async #do(command: Command): Promise<void> {
    if (isForCore(command)) await follow(this.#commands, command)
    else await this.#open().run(command)
  }

  /** A sign-in that nobody answers holds up nothing else the person chooses. */
  #giveUpEntering(): void {
    this.#entering.abort()
    this.#entering = new AbortController()
  }

  async #signIn(command: Extract<Command, { command: 'sign-in' }>, entering: AbortSignal): Promise<void> {
    const account = this.#choices.accountOf(command)
    const { service, username } = account
    // An address that is not to be trusted closes nothing.
    checkService({ url: service, accountUrl: account.accountUrl })
    const { bench } = this.#opened ?? {}
    // The same account again: what waits for it on the desk goes on.
    const same = bench?.practice === undefined && bench?.service === service && bench.username === username
    if (!same) await this.#change({ mode: 'account', ...account })
    const signal = AbortSignal.any([this.#over.signal, entering])
    await this.#opened?.bench.session.signIn(username, command.password, signal)
    await this.#choices.remember(account)
    this.#opened?.settleEarlier()
  }

  async #signOut(): Promise<void> {
    await this.#opened?.bench.session.signOut()
    await this.#choices.forgetUser()
    await this.#change(undefined)
  }

  async #configurationFound(text: string, name: string): Promise<ConfigurationFound> {
    const asking = { said: this.#choices.saidService, signal: this.#over.signal }
    const { next, changes } = await this.#parts.configured.changes(text, name, asking)
    const { service, username } = this.#choices
    const signsOut = isElsewhere(next, service) ? username : undefined
    return { changes, ...(signsOut !== undefined && { signsOut }) }
  }

  async #useConfiguration(text: string, name: string): Promise<void> {
    const { service: before } = this.#choices
    const used = await this.#parts.configured.use(text, name)
    if (isElsewhere(used, before)) await this.#choices.forgetAccount()
    if (used.service !== undefined) await this.#choices.chooseMode('account')
    await this.#change(this.#choices.wanted)
  }

  /** Ends everything of what was open, then opens the other: two accounts are never mixed. */
  async #change(wanted: Wanted | undefined): Promise<void> {
    const before = this.#opened
    this.#opened = undefined
    this.#failed = undefined
    if (before !== undefined) await this.#close(before)
    if (wanted === undefined) return
    const { openBench, clock, log } = this.#parts
    try {
      const { current } = this.#parts.configured
      this.#opened = await open(() => openBench(wanted, current), {
        clock,
        log,
        changed: () => this.#snapshots.changed(),
      })
    } catch (error) {
      // Whoever asked hears it; the screens have to say it as well, for as long as nothing is open.
      this.#failed = failureOf(error)
      throw error
    }
    // Waits by itself for a sign-in, where there is none yet.
    this.#opened.settleEarlier()
  }

  /** What did not close well (a last entry found no room on the disk) is told, and keeps nobody from going on. */
  async #close(opened: Opened): Promise<void> {
    this.#results += resultsOf(opened) + 1
    try {
      await opened[Symbol.asyncDispose]()
    } catch (error) {
      this.#failed = failureOf(error)
    }
  }

  /** One who fails to listen (its window is going away) keeps nothing from the others. */
  #tell(listener: (snapshot: Snapshot) => void, snapshot: Snapshot): void {
    try {
      listener(snapshot)
    } catch (error) {
      this.#parts.log.warn('a listener failed', { error: String(error) })
    }
  }

  /** @throws SIGN_IN_REQUIRED while nothing is open */
  #open(): Opened {
    if (this.#opened === undefined) throw new ActivatorError('SIGN_IN_REQUIRED', {})
    return this.#opened
  }

  async #inTurn(change: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(change)
    // The next in line comes after this one, whether it failed or not; who asked for it hears of the failure.
    this.#turn = mine.catch(() => undefined)
    await mine
  }
}

/** What was said at the start goes before the configuration; an account URL belongs to the service it was said with. */
function defaultsOf({ defaults, configured }: ActivatorParts): Defaults {
  const { service, accountUrl } = configured.current
  return defaults.service === undefined ? { ...defaults, service, accountUrl } : defaults
}

function isElsewhere({ service }: Configuration, before: string | undefined): boolean {
  return service !== undefined && service !== before
}

function isForCore(command: Command): command is Extract<Command, { command: CoreCommandName }> {
  return coreCommands.some((name) => name === command.command)
}

function resultsOf(opened: Opened | undefined): number {
  return opened === undefined ? 0 : opened.results + opened.reconciled.length
}

function invalid(where: string, what: string): Failure {
  return failure('CONFIG_INVALID', { what: what.slice(0, 500), where })
}
