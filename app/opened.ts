/** What is open: one account's bench with its desk and its guide, and who answers to which command and query. */
import type { Settled } from './activation/settled.ts'
import type { Command, Notice, Query, Snapshot } from './api.ts'
import { Batches } from './batch/batches.ts'
import type { Bench } from './bench.ts'
import { checksQueries } from './checks/checks.ts'
import { Desk } from './desk.ts'
import { Devices } from './devices/devices.ts'
import { Releases } from './devices/releases.ts'
import { diagnosticsQueries } from './diagnostics/diagnostics.ts'
import { ActivatorError } from './errors.ts'
import { Guide } from './guide/guide.ts'
import { stepsOf } from './guide/standing.ts'
import {
  answer,
  type CommandHandlers,
  type CoreCommandName,
  follow,
  type OpenedCommandName,
  type OpenedQueryName,
  type QueryHandlers,
} from './handlers.ts'
import { historyQueries } from './history/history.ts'
import type { Clock, Log } from './outside.ts'
import { ProfileTest } from './profile-test/profile-test.ts'

export type OpenedQuery = Extract<Query, { query: OpenedQueryName }>
export type OpenedCommand = Exclude<Command, { command: CoreCommandName }>

/** A bench with its desk, in use. */
export interface Opened extends AsyncDisposable {
  readonly bench: Bench
  /** How many activations and releases have ended here. */
  readonly results: number
  /** Intents of earlier runs that were settled since it was opened. */
  readonly reconciled: readonly Notice[]
  /** Its part of a snapshot. */
  view(): Pick<Snapshot, 'ports' | 'portless' | 'guide' | 'devices' | 'release' | 'profileTest' | 'batch'>
  run(command: OpenedCommand): Promise<void>
  ask(query: OpenedQuery, signal: AbortSignal): ReturnType<typeof answer<OpenedQueryName>>
  /** Settles in the background what an earlier run left open; what cannot be, stays open for the next time. */
  settleEarlier(): void
}

export interface OpenedParts {
  readonly clock: Clock
  readonly log: Log
  readonly changed: () => void
}

/** @throws what opening the bench throws: DATA_FOLDER_IN_USE, JOURNAL_UNAVAILABLE, CONFIG_INVALID … */
export async function open(openBench: () => Promise<Bench>, { clock, log, changed }: OpenedParts): Promise<Opened> {
  const bench = await openBench()
  const { station } = bench
  const desk = new Desk({ ...bench.desk, station, clock, log }, changed)
  const { usb, tryNow } = bench
  const guide = new Guide({ desk, usb, clock, tryNow, profiles: bench.desk.profiles }, changed)
  const devices = new Devices({ ...bench.devices, clock }, changed)
  const releases = new Releases({ station, clock, devices }, changed)
  const { bus, profiles } = bench.desk
  const batches = new Batches({ ...bench.batch, journal: bench.journal, desk, station, clock, log, profiles }, changed)
  const profileTest = new ProfileTest({ desk, bus, clock, log, profiles, ...bench.profileTest }, changed)
  const heard = [bench.session.onChange(changed), bench.onProfiles(changed)]
  const over = new AbortController()
  const reconciled: Notice[] = []
  station.onSettled((settled) => {
    reconciled.push(noticeOf(settled))
    changed()
  })
  const commands: CommandHandlers<OpenedCommandName> = {
    ...guide.commands,
    ...devices.commands,
    ...releases.commands,
    ...profileTest.commands,
    ...batches.commands,
    activate: ({ port, profile, expect }) => void desk.activate(port, { profile, expect }),
    confirm: ({ activation }) => desk.confirm(activation),
    cancel: ({ activation }) => desk.cancel(activation),
    'practice-plug': (asked) => practiceOf(bench).plug(asked),
    'practice-unplug': ({ port }) => practiceOf(bench).unplug(port),
  }
  const queries: QueryHandlers<OpenedQueryName> = {
    ...devices.queries,
    ...releases.queries,
    ...profileTest.queries,
    ...batches.queries,
    'guide-steps': ({ profile }) => ({ steps: [...stepsOf(profiles().find(({ id }) => id === profile))] }),
    drawing: ({ profile, name }) => {
      const drawing = bench.drawing(profile, name)
      return drawing === undefined ? {} : { drawing }
    },
    ...checksQueries({ doctor: bench.doctor, clock }),
    ...historyQueries({ journal: bench.journal, clock }),
    ...diagnosticsQueries({
      ...bench.diagnostics,
      journal: bench.journal,
      clock,
      profiles: () => ({ profiles: profiles().map(({ id }) => id), notices: bench.notices() }),
      ports: async (signal) => ({ ports: desk.ports, usb: await usb.list(signal) }),
      checks: (signal) => bench.doctor.examine(signal),
    }),
  }
  return {
    bench,
    get results() {
      return desk.results + releases.results + batches.results
    },
    reconciled,
    view: () => ({
      ...desk.view(),
      guide: guide.view(),
      ...devices.view(),
      ...releases.view(),
      ...profileTest.view(),
      ...batches.view(),
    }),
    run: (command) => follow(commands, command),
    ask: (query, signal) => answer(queries, query, AbortSignal.any([signal, over.signal])),
    settleEarlier() {
      station.settleAll({ signal: over.signal }).then(changed, (error: unknown) => {
        log.warn('intents stay open', { error: String(error) })
      })
    },
    async [Symbol.asyncDispose]() {
      over.abort()
      for (const one of heard) one[Symbol.dispose]()
      await guide[Symbol.asyncDispose]()
      await batches[Symbol.asyncDispose]()
      await profileTest[Symbol.asyncDispose]()
      await releases[Symbol.asyncDispose]()
      await devices[Symbol.asyncDispose]()
      await desk[Symbol.asyncDispose]()
      await bench[Symbol.asyncDispose]()
    },
  }
}

function practiceOf({ practice }: Bench) {
  if (practice === undefined) throw new ActivatorError('CONFIG_INVALID', { what: 'not in practice mode' })
  return practice
}

function noticeOf({ intent, outcome }: Settled): Notice {
  return { notice: 'reconciled', serial_number: intent.serial_number, outcome }
}
