/** The activations of one run: begun, told, stopped together. */
import type { Activation, Station } from '../../app/activation/station.ts'
import { failureOf } from '../../app/errors.ts'
import type { ActivationReport } from './activation-report.ts'
import type { Chosen } from './chosen-ports.ts'

export interface HowEach {
  readonly expect: string | undefined
  readonly timeoutMs: number
}

export class ActivationRun {
  readonly #running = new Map<Activation, Promise<void>>()
  readonly #station: Station
  readonly #report: ActivationReport
  readonly #how: HowEach
  #stopped = false

  constructor(station: Station, report: ActivationReport, how: HowEach) {
    this.#station = station
    this.#report = report
    this.#how = how
  }

  begin({ name, port, candidates }: Chosen): void {
    const job = { port, candidates, ...this.#how }
    const activation = this.#station.activate(job, (state) => this.#report.state(name, state))
    const told = activation.ended
      .then(
        (ended) => this.#report.ended(name, ended),
        (error: unknown) => this.#report.unbegun(name, failureOf(error)),
      )
      .finally(() => this.#running.delete(activation))
    this.#running.set(activation, told)
    if (this.#stopped) activation.cancel()
  }

  /** Everything under way, and whatever begins later, is cancelled; what was sent is seen through. */
  stop(): void {
    this.#stopped = true
    for (const activation of this.#running.keys()) activation.cancel()
  }

  async over(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values())
  }
}
