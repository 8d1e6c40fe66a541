/** Tells each activation as it goes and keeps how each ended, for the exit code. */
import type { Settled } from '../../app/activation/settled.ts'
import type { State } from '../../app/activation/state.ts'
import type { Ended } from '../../app/activation/station.ts'
import type { Failure } from '../../app/errors.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Context } from './command.ts'
import type { DeviceEnd } from './exit.ts'
import { type ActivationResult, cutOffLine, reconciledLine, resultLine, stateLine, unbegunLine } from './lines.ts'
import { sayResult, stateWords } from './say.ts'

export class ActivationReport {
  readonly ends: DeviceEnd[] = []
  readonly errors: Failure[] = []
  readonly #under = new Map<string, { readonly state: State; readonly since: number }>()
  readonly #told = new Set<string>()
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  state(port: string, state: State): void {
    this.#context.output.record(stateLine(port, state))
    this.#under.set(port, { state, since: this.#under.get(port)?.since ?? performance.now() })
    // With --watch a port may come again.
    this.#told.delete(port)
    this.#draw()
  }

  ended(port: string, ended: Ended): void {
    this.#result(resultLine(port, ended))
  }

  /** For a port whose activation could not even begin. One that has its result by now keeps that. */
  unbegun(port: string, failure: Failure): void {
    if (!this.#told.has(port)) this.#result(unbegunLine(port, failure))
  }

  /** The process ends at once: each of these, and each that is under way, that has no result by now gets this one. */
  cutOff(ports: readonly string[]): void {
    for (const port of new Set([...ports, ...this.#under.keys()])) {
      if (this.#told.has(port)) continue
      const { state, since = performance.now() } = this.#under.get(port) ?? {}
      this.#result(cutOffLine(port, state, performance.now() - since))
    }
  }

  settled(settled: Settled): void {
    const { output, words } = this.#context
    output.record(reconciledLine(settled))
    const { serial_number } = settled.intent
    output.line(words(`cli.reconciled.${settled.outcome}`, { serial_number: shown(serial_number) }))
  }

  #result(result: ActivationResult): void {
    const { output, words } = this.#context
    this.#under.delete(result.port)
    this.#told.add(result.port)
    this.ends.push(result)
    output.record(result)
    sayResult(output, words, result)
    this.#draw()
  }

  #draw(): void {
    const { output, words } = this.#context
    const [first] = this.#under
    if (first === undefined) {
      output.progress(undefined)
      return
    }
    const [port, { state }] = first
    const more = this.#under.size - 1
    const text = `${shown(port)}: ${stateWords(words, state)}`
    output.progress(more === 0 ? text : `${text} ${words('cli.progress.more', { count: more })}`)
  }
}
