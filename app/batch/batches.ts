/** The batch station as a screen uses it: batches are begun, gone on with, looked at and closed; one is open at a time. */

import type { Station } from '../activation/station.ts'
import type { BatchRow } from '../api/batch.ts'
import type { QueryName, Snapshot } from '../api.ts'
import type { Desk } from '../desk.ts'
import type { Profile } from '../device/profile.ts'
import { profileOn, profilesFor } from '../device/profiles.ts'
import type { PortEvent } from '../device/watch.ts'
import { ActivatorError } from '../errors.ts'
import type { CommandHandlers, CommandName, QueryHandlers } from '../handlers.ts'
import type { Clock, Log, PortInfo } from '../outside.ts'
import { createBatch } from './create.ts'
import { HandedFiles } from './handed-files.ts'
import { openView } from './open-view.ts'
import type { BatchParts } from './parts.ts'
import { allBatches, type BatchHead, type BatchRecord, readBatch } from './record.ts'
import { fileOf, fitsPaper } from './report-file.ts'
import { RowsAsked } from './rows-asked.ts'
import { BatchRun } from './run.ts'
import { type ScanView, scanned } from './scan.ts'
import { SocketOrder } from './socket-order.ts'
import { socketOf } from './sockets.ts'
import { tilesOf } from './tiles.ts'
import { Undoing } from './undoing.ts'

export type BatchCommandName = Extract<
  CommandName,
  `batch-${string}` | `file-${string}` | `list-${string}` | `socket${string}`
>
export type BatchQueryName = Extract<QueryName, 'batches' | `batch-${string}`>

export interface BatchesParts extends BatchParts {
  readonly desk: Desk
  readonly station: Station
  readonly clock: Clock
  readonly log: Log
  readonly profiles: () => readonly Profile[]
}

interface Open {
  readonly record: BatchRecord
  readonly rows: RowsAsked
  /** Left out for a closed one. */
  readonly run: BatchRun | undefined
  readonly undoing: Undoing
  /** Sockets something was plugged into since it was opened. */
  readonly seen: Set<string>
  scan?: ScanView
}

export class Batches implements AsyncDisposable {
  readonly #parts: BatchesParts
  readonly #changed: () => void
  readonly #files: HandedFiles
  readonly #sockets: SocketOrder
  readonly #over = new AbortController()
  #open: Open | undefined
  /** As the journal has them; read anew when one begins, ends or is gone on with. */
  #heads: readonly BatchHead[]
  /** Of those that were cut off before they said how many are done: a snapshot is no time to read one. */
  readonly #counted = new Map<string, number>()

  readonly commands: CommandHandlers<BatchCommandName> = {
    'file-open': ({ holds, name, bytes }) => this.#files.open(holds, name, bytes),
    'file-part': ({ base64 }) => this.#files.part(base64),
    'file-drop': ({ holds }) => this.#files.drop(holds),
    'list-columns': ({ header, columns }) => this.#files.draft.columns(header, columns),
    'batch-start': (wanted) => this.#start(wanted),
    'batch-pause': () => this.#open?.run?.pause(),
    'batch-resume': ({ batch }) => this.#resume(batch),
    'batch-open': async ({ batch }) => {
      if (this.#open?.record.id !== batch) await this.#show(this.#read(batch))
    },
    'batch-close': () => this.#close(),
    'batch-leave': () => this.#leave(),
    'batch-decide': ({ socket, decision }) => this.#open?.run?.decide(socket, decision),
    'batch-scan': ({ text }) => this.#scan(text),
    'sockets-teach': () => this.#sockets.teach(),
    'sockets-taught': ({ keep }) => this.#sockets.taught(keep),
    'socket-name': ({ socket, name }) => this.#sockets.name(socket, name),
    'batch-undo': ({ word }) => this.#opened().undoing.begin(word),
    'batch-undo-stop': () => this.#open?.undoing.stop(),
  }

  readonly queries: QueryHandlers<BatchQueryName> = {
    batches: ({ offset, limit }) => {
      const page = this.#heads.slice(offset, offset + limit)
      return { rows: page.map((head) => this.#rowOf(head)), count: this.#heads.length }
    },
    'batch-rows': ({ batch, ...asked }) => {
      const rows = this.#open?.record.id === batch ? this.#open.rows : new RowsAsked(this.#read(batch))
      return rows.page(asked)
    },
    'batch-report': ({ batch, format, language }, signal) => {
      const record = this.#open?.record.id === batch ? this.#open.record : this.#read(batch)
      // The station's key may be made with it, and is shown from then on.
      return fileOf(this.#parts, record, { format, language, signal }).finally(this.#changed)
    },
    'batch-undo-preview': ({ batch, offset, limit }, signal) => {
      if (this.#open?.record.id !== batch) throw refused('open the batch first')
      return this.#open.undoing.preview({ offset, limit }, signal)
    },
  }

  constructor(parts: BatchesParts, changed: () => void) {
    this.#parts = parts
    this.#changed = changed
    this.#files = new HandedFiles(parts, changed)
    this.#sockets = new SocketOrder(parts.sockets, changed)
    this.#heads = allBatches(parts)
  }

  /** How many releases have ended here. */
  get results(): number {
    return this.#open?.undoing.results ?? 0
  }

  view(): Pick<Snapshot, 'batch'> {
    const { clock, seal, paper } = this.#parts
    const open = this.#open
    const at = clock.now()
    const latest = open === undefined ? this.#heads.find(({ closed }) => closed === undefined) : undefined
    return {
      batch: {
        ...this.#files.view(),
        ...(open && {
          open: {
            ...openView(open.record, open.run, { at, monotonic: clock.monotonic() }),
            ...(open.scan && { scan: open.scan }),
            ...open.undoing.view(),
          },
        }),
        ...(latest && { latest: this.#rowOf(latest) }),
        tiles: tilesOf(
          this.#sockets.kept,
          open?.seen ?? [],
          open?.run?.visits ?? [],
          open?.record.since ?? at.toISOString(),
        ),
        ...this.#sockets.view(),
        ...(paper && open && fitsPaper(open.record) && { makesPdf: true as const }),
        ...(seal.fingerprint !== undefined && { fingerprint: seal.fingerprint }),
      },
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort()
    await this.#leave()
    await this.#files[Symbol.asyncDispose]()
  }

  async #start({ name, rules, profile }: Parameters<(typeof this.commands)['batch-start']>[0]): Promise<void> {
    const { station, clock } = this.#parts
    const list = this.#files.list()
    const wanted = { name, rules, account: station.account, ...(profile && { profile }), ...(list && { list }) }
    const record = await createBatch({ ...this.#parts, now: () => clock.now() }, wanted, this.#over.signal)
    await this.#show(record)
    this.#files.drop('list')
    await this.#open?.run?.start()
    this.#refresh()
  }

  async #resume(batch: string | undefined): Promise<void> {
    if (batch !== undefined && this.#open?.record.id !== batch) await this.#show(this.#read(batch))
    const { record, run } = this.#opened()
    if (run === undefined) throw refused(`batch ${record.created.name} is closed`)
    if (!run.isRunning) await run.start()
    this.#refresh()
  }

  async #close(): Promise<void> {
    const { record, run } = this.#opened()
    if (run === undefined) return
    await run.pause()
    await this.#parts.journal.append(
      { kind: 'batch', act: record.id, does: 'closed', done: record.tally.counts.done },
      true,
    )
    this.#refresh()
    await this.#show(this.#read(record.id))
  }

  async #leave(): Promise<void> {
    const open = this.#open
    if (open === undefined) return
    this.#open = undefined
    this.#parts.desk.lend(undefined)
    if (open.run?.isRunning === true) await open.run.pause()
    await open.run?.[Symbol.asyncDispose]()
    await open.undoing[Symbol.asyncDispose]()
    this.#refresh()
  }

  async #show(record: BatchRecord): Promise<void> {
    await this.#leave()
    const { desk } = this.#parts
    const undoing = new Undoing(this.#parts, record, this.#changed)
    const seen = new Set<string>()
    const run = record.closed === undefined ? this.#runOf(record) : undefined
    this.#open = { record, rows: new RowsAsked(record), run, undoing, seen }
    if (run !== undefined) {
      const plugged = (port: PortInfo) => {
        run.plugged(port)
        if (this.#candidatesOn(record)(port).length > 0) seen.add(socketOf(port))
      }
      const ports = ({ kind, port }: PortEvent) => (kind === 'plugged' ? plugged(port) : run.unplugged(port))
      desk.lend({ ports: (event) => this.#sockets.hears(event, () => ports(event)), holds: (path) => run.holds(path) })
      for (const port of desk.ports) plugged(port)
    }
    this.#changed()
  }

  #runOf(record: BatchRecord): BatchRun {
    const { profiles: _, ...parts } = this.#parts
    const nameOf = (socket: string) => this.#sockets.nameOf(socket)
    return new BatchRun({ ...parts, record, candidatesOn: this.#candidatesOn(record), nameOf }, this.#changed)
  }

  #candidatesOn({ created }: BatchRecord) {
    return (port: PortInfo) => {
      const all = this.#parts.profiles()
      return created.profile === undefined ? profilesFor(port, all) : profileOn(port, all, created.profile)
    }
  }

  #scan(text: string): void {
    const open = this.#open
    if (open?.run === undefined) return
    open.scan = scanned(open.run, text, this.#parts.profiles(), this.#parts.clock.now().toISOString())
    this.#changed()
  }

  #opened(): Open {
    if (this.#open === undefined) throw refused('no batch is open')
    return this.#open
  }

  #read(batch: string): BatchRecord {
    return readBatch(this.#parts, batch)
  }

  #refresh(): void {
    this.#heads = allBatches(this.#parts)
    this.#counted.clear()
    this.#changed()
  }

  #count(id: string): number {
    const count = this.#counted.get(id) ?? this.#read(id).tally.counts.done
    this.#counted.set(id, count)
    return count
  }

  #rowOf({ id, created, since, closed, done }: BatchHead): BatchRow {
    const open = this.#open?.record.id === id ? this.#open : undefined
    const expected = open?.record.manifest?.expected ?? created.list?.lines
    const state = closed !== undefined ? 'closed' : open?.run?.isRunning === true ? 'running' : 'paused'
    return {
      id,
      name: created.name,
      created: since,
      ...(closed !== undefined && { closed }),
      state,
      done: open?.record.tally.counts.done ?? done ?? this.#count(id),
      ...(expected !== undefined && { expected }),
    }
  }
}

const refused = (what: string) => new ActivatorError('CONFIG_INVALID', { what, where: 'batch' })
