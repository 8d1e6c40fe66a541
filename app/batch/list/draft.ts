/** The packing list that is being read, until a batch begins with it: from its first byte to the devices it expects. */
import type { DraftView } from '../../api/batch-view.ts'
import { ActivatorError, type Failure, failure, failureOf, isError } from '../../errors.ts'
import type { Clock, ListFile, ListTable, Log } from '../../outside.ts'
import type { ColumnRole, ManifestLine } from '../manifest.ts'
import { importList, type ListColumns } from './import-list.ts'
import { previewOf } from './preview.ts'
import { Received } from './received.ts'
import { recognise } from './recognise.ts'
import { turnsOf } from './turns.ts'

export interface DraftParts {
  readonly listFile: ListFile
  readonly clock: Clock
  readonly log: Log
}

/** How much of the way is behind once it is received, and once it is read; the lines are the rest. */
const RECEIVED = 0.3
const READ = 0.9

interface File {
  readonly name: string
  /** Ends what runs for it. */
  stop: AbortController
  /** Until all of it is there. */
  received?: Received | undefined
  table?: ListTable
  lines?: readonly ManifestLine[] | undefined
  view: DraftView
}

export class Draft implements AsyncDisposable {
  readonly #parts: DraftParts
  readonly #changed: () => void
  readonly #running = new Set<Promise<void>>()
  #file: File | undefined

  constructor(parts: DraftParts, changed: () => void) {
    this.#parts = parts
    this.#changed = changed
  }

  /** A file is coming, in place of the one before. @param bytes how many there will be */
  open(name: string, bytes: number): void {
    this.#file?.stop.abort()
    const empty = { header: 0, columns: [], rows: [], lines: 0, groups: 0, problems: [] }
    const view: DraftView = { file: name, state: 'reading', share: 0, ...empty }
    const file = { name, stop: new AbortController(), received: new Received(name, bytes), view }
    this.#file = file
    if (bytes === 0) this.#receivedAll(file, file.received)
    this.#changed()
  }

  /** The next bytes of it. @throws CONFIG_INVALID where no file is coming, for what is no base64, and for too many */
  part(base64: string): void {
    const { received } = this.#file ?? {}
    if (this.#file === undefined || received === undefined) throw refused('no file was opened')
    received.add(base64)
    this.#share(this.#file, RECEIVED * received.share)
    if (received.isWhole) this.#receivedAll(this.#file, received)
  }

  /** What its columns hold, instead of what was recognised. @throws CONFIG_INVALID where none is read */
  columns(header: number, roles: readonly ColumnRole[]): void {
    const { table } = this.#file ?? {}
    if (this.#file === undefined || table === undefined) throw refused('no packing list is read')
    this.#file.stop.abort()
    this.#file.stop = new AbortController()
    const file = this.#file
    this.#run(file, (signal) => this.#import(file, table, { header, columns: roles }, signal))
  }

  /** Forgets the file. */
  drop(): void {
    this.#file?.stop.abort()
    this.#file = undefined
    this.#changed()
  }

  /** The same object while nothing changes. */
  view(): DraftView | undefined {
    return this.#file?.view
  }

  /** What it expects; undefined until all of it is read, and where no device is in it. */
  manifest(): readonly ManifestLine[] | undefined {
    const { lines } = this.#file ?? {}
    return lines !== undefined && lines.length > 0 ? lines : undefined
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#file?.stop.abort()
    await Promise.all(this.#running)
  }

  #receivedAll(file: File, { name, bytes }: Received): void {
    file.received = undefined
    this.#run(file, async (signal) => {
      const onShare = (share: number) => this.#share(file, Math.min(READ, RECEIVED + (READ - RECEIVED) * share))
      const table = await this.#parts.listFile.read({ name, bytes }, signal, onShare)
      if (signal.aborted) return
      file.table = table
      await this.#import(file, table, recognise(table.rows), signal)
    })
  }

  async #import(file: File, table: ListTable, columns: ListColumns, signal: AbortSignal): Promise<void> {
    file.lines = undefined
    const base = { file: file.name, ...previewOf(table, columns) }
    file.view = { ...base, state: 'reading', share: READ, lines: 0, groups: 0, problems: [] }
    this.#changed()
    const onShare = (share: number) => this.#share(file, READ + (1 - READ) * share)
    const breathe = turnsOf(this.#parts.clock, signal)
    const { lines, problems, groups } = await importList(table.rows, columns, { breathe, onShare })
    // Asked for anew in the meantime.
    if (signal.aborted) return
    file.lines = lines
    file.view = { ...base, state: 'ready', lines: lines.length, groups, problems: [...problems] }
    this.#changed()
  }

  #run(file: File, work: (signal: AbortSignal) => Promise<void>): void {
    const { signal } = file.stop
    const running = work(signal)
      .catch((error: unknown) => {
        if (signal.aborted) return
        const { share: _over, ...view } = file.view
        file.view = { ...view, state: 'failed', failure: this.#failure(file, error) }
        this.#changed()
      })
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  #failure(file: File, error: unknown): Failure {
    if (isError(error, 'CONFIG_INVALID')) return failure('CONFIG_INVALID', { where: file.name, ...error.params })
    if (error instanceof ActivatorError) return failureOf(error)
    // A bug of ours, and no reason to keep devices waiting: this list cannot be read, the rest goes on.
    this.#parts.log.warn('packing list broke', { error: String(error) })
    return failure('CONFIG_INVALID', { what: 'cannot be read', where: file.name })
  }

  #share(file: File, share: number): void {
    if (Math.floor(100 * share) === Math.floor(100 * (file.view.share ?? 0))) return
    file.view = { ...file.view, share }
    this.#changed()
  }
}

const refused = (what: string) => new ActivatorError('CONFIG_INVALID', { what, where: 'packing list' })
