import type { Settled } from './activation/settled.ts'
import type { Notice } from './api.ts'
import type { Bench, OpenBench } from './bench.ts'
import { Desk } from './desk.ts'
import type { Clock, Log } from './outside.ts'

/** A bench with its desk, in use. */
export interface Opened extends AsyncDisposable {
  readonly bench: Bench
  readonly desk: Desk
  /** Intents of earlier runs that were settled since it was opened. */
  readonly reconciled: readonly Notice[]
  /** Settles in the background what an earlier run left open; what cannot be, stays open for the next time. */
  settleEarlier(): void
}

/** @throws what opening the bench throws: DATA_FOLDER_IN_USE, JOURNAL_UNAVAILABLE, CONFIG_INVALID … */
export async function open(
  openBench: OpenBench,
  wanted: Parameters<OpenBench>[0],
  parts: { readonly clock: Clock; readonly log: Log; readonly changed: () => void },
): Promise<Opened> {
  const { clock, log, changed } = parts
  const bench = await openBench(wanted)
  const { station } = bench
  const desk = new Desk({ ...bench.desk, station, clock, log }, changed)
  const heard = [bench.session.onChange(changed), bench.onProfiles(changed)]
  const over = new AbortController()
  const reconciled: Notice[] = []
  station.onSettled((settled) => {
    reconciled.push(noticeOf(settled))
    changed()
  })
  return {
    bench,
    desk,
    reconciled,
    settleEarlier() {
      station.settleAll({ signal: over.signal }).then(changed, (error: unknown) => {
        log.warn('intents stay open', { error: String(error) })
      })
    },
    async [Symbol.asyncDispose]() {
      over.abort()
      for (const one of heard) one[Symbol.dispose]()
      await desk[Symbol.asyncDispose]()
      await bench[Symbol.asyncDispose]()
    },
  }
}

function noticeOf({ intent, outcome }: Settled): Notice {
  return { notice: 'reconciled', serial_number: intent.serial_number, outcome }
}
