/**
 * A core without devices and without a service that behaves like one: ports come and go, an activation walks through its
 * states, stops at `confirming`, and a device taken once is already yours the second time. What hosts are tried with.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasEnded, outcomeOf, ownedOf, type Phase } from '../../app/activation/state.ts'
import type { ActivationView } from '../../app/api/activation.ts'
import type { HistoryRow } from '../../app/api/history.ts'
import { defaultSettings } from '../../app/api/settings.ts'
import {
  type Activator,
  type Answer,
  type Command,
  commandSchema,
  type Found,
  type PortView,
  querySchema,
  type Snapshot,
} from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import type { Identity, Ownership } from '../../app/ownership/record.ts'

const accepted: Answer = { accepted: true }
const openEnd = '2999-12-31T23:59:59Z'

export class ScriptedActivator implements Activator {
  readonly #run = randomUUID()
  readonly #callbacks = new Set<(snapshot: Snapshot) => void>()
  readonly #ports = new Map<string, PortView>()
  readonly #identities = new Map<string, Identity>()
  readonly #owned = new Map<string, Ownership>()
  readonly #agreements = new Map<string, () => void>()
  readonly #rows: HistoryRow[] = []
  readonly #over = new AbortController()
  #number = 0
  #mode: Snapshot['mode'] = 'undecided'
  #settings: Snapshot['settings'] = defaultSettings
  /** Between two states. */
  readonly #pauseMs: number
  disposed = false
  batch: Snapshot['batch']

  constructor({ pauseMs = 20 }: { pauseMs?: number } = {}) {
    this.#pauseMs = pauseMs
  }

  snapshot(): Snapshot {
    return {
      number: this.#number,
      run: this.#run,
      mode: this.#mode,
      account: { state: this.#mode === 'practice' ? 'signed-in' : 'signed-out', kept: false },
      ports: [...this.#ports.values()],
      portless: [],
      profiles: [
        {
          id: 'example',
          name: { en: 'Example device', de: 'Beispielgerät', fr: 'Appareil d’exemple' },
          edition: 'first',
        },
      ],
      notices: [],
      settings: this.#settings,
      results: this.#rows.length,
      ...(this.batch && { batch: this.batch }),
    }
  }

  onSnapshot(callback: (snapshot: Snapshot) => void): Disposable {
    this.#callbacks.add(callback)
    return { [Symbol.dispose]: () => void this.#callbacks.delete(callback) }
  }

  async run(input: unknown): Promise<Answer> {
    const command = commandSchema.safeParse(input)
    if (!command.success) return { failure: failure('CONFIG_INVALID', { what: 'command' }) }
    return this.#do(command.data)
  }

  async ask(input: unknown): Promise<Found> {
    const query = querySchema.safeParse(input)
    if (!query.success) return { failure: failure('CONFIG_INVALID', { what: 'query' }) }
    if (query.data.query !== 'history') return { failure: failure('CONFIG_INVALID', { what: query.data.query }) }
    return { rows: this.#rows.toReversed().slice(0, query.data.limit) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.disposed = true
    this.#over.abort()
  }

  /** How many listen to snapshots. */
  get watchers(): number {
    return this.#callbacks.size
  }

  /** Anything changed: everybody is told. */
  touch(): void {
    this.#number += 1
    for (const callback of this.#callbacks) callback(this.snapshot())
  }

  plug(serial: string): string {
    const path = `/dev/scripted${this.#identities.size}`
    this.#identities.set(path, { serial_number: serial, device_name: 'a1b2c3d4e5f8' })
    this.#ports.set(path, { path, label: 'Example device', profiles: ['example'], simulated: true })
    this.touch()
    return path
  }

  unplug(path: string): void {
    this.#ports.delete(path)
    this.touch()
  }

  #do(command: Command): Answer {
    if (command.command === 'choose-mode') this.#mode = command.mode
    else if (command.command === 'set') {
      const { language = this.#settings.language, theme = this.#settings.theme } = command
      this.#settings = { ...this.#settings, language, theme }
    } else if (command.command === 'practice-plug') this.plug(`00${1000 + this.#identities.size}`)
    else if (command.command === 'practice-unplug') this.unplug(command.port)
    else if (command.command === 'confirm') this.#agreements.get(command.activation)?.()
    else if (command.command === 'activate') return this.#activate(command.port)
    this.touch()
    return accepted
  }

  #activate(path: string): Answer {
    const identity = this.#identities.get(path)
    if (identity === undefined || !this.#ports.has(path)) return { failure: failure('PORT_GONE', { port: path }) }
    const view = { id: randomUUID(), port: path, since: new Date().toISOString() }
    this.#walk(view, identity).catch((error: unknown) => {
      if (!this.#over.signal.aborted) throw error
    })
    return accepted
  }

  async #walk(view: Omit<ActivationView, 'phase'>, identity: Identity): Promise<void> {
    const enter = async (phase: Phase) => {
      this.#enter(view, phase, identity)
      await sleep(this.#pauseMs, undefined, { signal: this.#over.signal })
    }
    await enter({ state: 'connecting' })
    await enter({ state: 'identifying', profile: 'example' })
    const known = this.#owned.get(identity.serial_number)
    if (known !== undefined) return enter({ state: 'done', outcome: 'already-yours', identity, ownership: known })
    const agreed = new Promise<void>((resolve) => this.#agreements.set(view.id, resolve))
    await enter({ state: 'confirming', identity })
    await agreed
    await enter({ state: 'taking', identity })
    const ownership = this.#take(identity)
    await enter({ state: 'proving', identity, ownership })
    await enter({ state: 'done', outcome: 'taken', identity, ownership })
  }

  #take(identity: Identity): Ownership {
    const id = this.#owned.size + 1
    const start_time = new Date().toISOString()
    const ownership = { id, start_time, end_time: openEnd, device: id, manager: 1, device_details: { id, ...identity } }
    this.#owned.set(identity.serial_number, ownership)
    return ownership
  }

  #enter(view: Omit<ActivationView, 'phase'>, phase: Phase, identity: Identity): void {
    const port = this.#ports.get(view.port)
    if (port !== undefined) this.#ports.set(view.port, { ...port, activation: { ...view, phase } })
    if (hasEnded(phase)) {
      this.#rows.push({
        sequence: this.#rows.length + 1,
        at: new Date().toISOString(),
        outcome: outcomeOf(phase),
        owned: ownedOf(phase),
        ...identity,
        port: view.port,
        reconciled: false,
        ms: 1,
      })
    }
    this.touch()
  }
}
