/** The releases of one run: found, agreed to, made, and told: a line for each that was named, whatever happens. */
import { type Released, releaseOne } from '../../app/activation/releases.ts'
import type { StationParts } from '../../app/activation/station.ts'
import { type Failure, failure, failureOf } from '../../app/errors.ts'
import type { Ownership } from '../../app/ownership/record.ts'
import { shown } from '../../app/texts/shown.ts'
import { composeStation } from '../compose.ts'
import { ActivationReport } from './activation-report.ts'
import { openCloud } from './cloud.ts'
import type { Context } from './command.ts'
import type { DeviceEnd } from './exit.ts'
import { releaseLine } from './lines.ts'
import { askLine } from './prompt.ts'
import { currentOwnership, endedBy, type Target } from './releases.ts'
import { saySetAside } from './say.ts'
import { settleEarlier } from './settle-earlier.ts'
import { failureText } from './words.ts'

const LIMIT_MS = 30_000

export class ReleaseRun {
  readonly ends: DeviceEnd[] = []
  readonly errors: Failure[] = []
  readonly #context: Context
  readonly #open: Set<Target>
  readonly #released = new Map<number, Promise<Released>>()

  constructor(context: Context, targets: readonly Target[]) {
    this.#context = context
    this.#open = new Set(targets)
  }

  async all(yes: boolean): Promise<void> {
    const { options } = this.#context
    using cloud = await openCloud(this.#context)
    await using composed = await composeStation({ dataDir: options.dataDir, access: cloud.access })
    saySetAside(this.#context, 'journal', composed.journal.setAside)
    const limitMs = cloud.setup.timeoutMs ?? LIMIT_MS
    await using settling = settleEarlier(this.#context, composed.station, new ActivationReport(this.#context))
    await settling.over()
    const found = await this.#find(composed.parts, limitMs)
    if (!yes && found.length > 0 && !(await this.#agreed(found.map(({ ownership }) => ownership)))) {
      for (const { target } of found) this.#end(target, failure('CANCELLED', {}))
      return
    }
    await Promise.all(found.map((one) => this.#release(composed.parts, one, limitMs)))
  }

  /** Not one could begin: told once, and then for each. */
  endAll(failed: Failure): void {
    const told = this.#context.signal.aborted ? failure('CANCELLED', {}) : failed
    this.errors.push(told)
    this.#context.output.record({ event: 'error', failure: told })
    if (this.#open.size === 0) this.#context.output.note(failureText(this.#context.words, told))
    for (const target of [...this.#open]) this.#end(target, told)
  }

  /** The process ends at once: whatever has no line by now gets this one. */
  cutOff(): void {
    for (const target of [...this.#open]) this.#end(target, failure('CANCELLED', {}))
  }

  async #find(parts: StationParts, limitMs: number) {
    const found = await Promise.all(
      [...this.#open].map(async (target) => {
        try {
          return [{ target, ownership: await currentOwnership(parts, target, this.#call(limitMs)) }]
        } catch (error) {
          this.#end(target, endedBy(failureOf(error), this.#context.signal.aborted, limitMs / 1000))
          return []
        }
      }),
    )
    return found.flat()
  }

  async #release(parts: StationParts, one: { target: Target; ownership: Ownership }, limitMs: number): Promise<void> {
    const { id } = one.ownership
    // One device may have been named by its serial number and by its id.
    const under = this.#released.get(id) ?? releaseOne(parts, one.ownership, this.#call(limitMs))
    this.#released.set(id, under)
    const released = await under
    if ('failure' in released) {
      const failed = endedBy(released.failure, this.#context.signal.aborted, limitMs / 1000)
      this.#end(one.target, failed, one.ownership)
    } else this.#end(one.target, undefined, released.ownership)
  }

  #call(limitMs: number) {
    const { signal, output, words } = this.#context
    return {
      signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
      onWait: (wait: { for: 'sign-in' | 'network' | 'rate-limit' } | undefined) =>
        output.progress(wait && words(`wait.${wait.for}`)),
    }
  }

  async #agreed(ownerships: readonly Ownership[]): Promise<boolean> {
    const { output, words, signal } = this.#context
    for (const { device, device_details: details } of ownerships) {
      output.note(`${shown(details.serial_number)}  ${shown(details.device_name)}  ${device}`)
    }
    const word = words('cli.release.word')
    const typed = await askLine(words('cli.release.ask', { count: ownerships.length, word }), signal)
    return typed.toLowerCase() === word
  }

  #end(target: Target, failed: Failure | undefined, ownership?: Ownership): void {
    const { output, words } = this.#context
    if (!this.#open.delete(target)) return
    this.ends.push({ failure: failed, owned: failed ? undefined : 'no' })
    const known = ownership && {
      device_id: ownership.device,
      serial_number: ownership.device_details.serial_number,
    }
    output.record(releaseLine({ ...target, ...known }, failed, failed ? undefined : ownership))
    const name = shown(
      known?.serial_number ?? ('serial_number' in target ? target.serial_number : `#${target.device_id}`),
    )
    output.line(`${name} ${failed ? failureText(words, failed) : words('cli.result.released')}`)
  }
}
