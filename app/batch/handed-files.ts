/** Files a page hands over part by part: a packing list for the next batch, or a report to be verified. */
import type { BatchView } from '../api/batch-view.ts'
import { ActivatorError, isError } from '../errors.ts'
import type { Clock, ListFile, Log } from '../outside.ts'
import { Draft } from './list/draft.ts'
import { Received } from './list/received.ts'
import type { StationSeal } from './parts.ts'
import { verifyReport } from './report/verify.ts'

type Holds = 'list' | 'report'

export interface HandedParts {
  readonly listFile: ListFile
  readonly clock: Clock
  readonly log: Log
  readonly seal: Pick<StationSeal, 'reader'>
}

interface Report {
  readonly received: Received
  readonly stop: AbortController
  found?: NonNullable<BatchView['verified']>['found']
}

export class HandedFiles implements AsyncDisposable {
  readonly draft: Draft
  readonly #parts: HandedParts
  readonly #changed: () => void
  #coming: Holds | undefined
  #report: Report | undefined
  #verifying: Promise<void> = Promise.resolve()

  constructor(parts: HandedParts, changed: () => void) {
    this.#parts = parts
    this.#changed = changed
    this.draft = new Draft(parts, changed)
  }

  open(holds: Holds, name: string, bytes: number): void {
    this.#coming = holds
    if (holds === 'list') {
      this.draft.open(name, bytes)
      return
    }
    this.drop('report')
    this.#report = { received: new Received(name, bytes), stop: new AbortController() }
    this.#changed()
  }

  /** @throws CONFIG_INVALID for a part that nobody waits for */
  part(base64: string): void {
    if (this.#coming === 'list') {
      this.draft.part(base64)
      return
    }
    const report = this.#report
    if (report === undefined || report.received.isWhole) throw refused('no file is coming')
    report.received.add(base64)
    if (report.received.isWhole) this.#verifying = this.#verify(report)
  }

  drop(holds: Holds): void {
    if (holds === 'list') {
      this.draft.drop()
      return
    }
    this.#report?.stop.abort()
    this.#report = undefined
    this.#changed()
  }

  /** The list that is read and ready, for a batch. */
  list() {
    const view = this.draft.view()
    if (view === undefined) return undefined
    const lines = this.draft.manifest()
    if (lines === undefined) throw refused(`${view.file} is not read yet`)
    return { file: view.file, lines, groups: view.groups }
  }

  view(): Pick<BatchView, 'draft' | 'verified'> {
    const draft = this.draft.view()
    const report = this.#report
    return {
      ...(draft && { draft }),
      ...(report && { verified: { file: report.received.name, ...(report.found && { found: report.found }) } }),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.drop('report')
    await this.#verifying
    await this.draft[Symbol.asyncDispose]()
  }

  async #verify(report: Report): Promise<void> {
    const { clock, seal } = this.#parts
    const { signal } = report.stop
    try {
      const text = new TextDecoder().decode(report.received.bytes)
      report.found = await verifyReport(text, { seal: seal.reader, signal, breathe: () => clock.sleep(0, signal) })
    } catch (error) {
      // Nobody waits for it any more.
      if (!isError(error, 'CANCELLED')) throw error
    }
    this.#changed()
  }
}

const refused = (what: string) => new ActivatorError('CONFIG_INVALID', { what, where: 'file' })
