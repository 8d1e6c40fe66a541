/** What earlier runs left unknown, settled beside this one. */
import type { Station } from '../../app/activation/station.ts'
import { usernameOf } from '../../app/ownership/account-key.ts'
import type { ActivationReport } from './activation-report.ts'
import type { Context } from './command.ts'

/** Settling takes GETs at 0, 1 and 3 seconds; nobody waits much longer for it once everything else is done. */
const PATIENCE_MS = 5000

export interface Settling extends AsyncDisposable {
  /** Resolves when it is done, or has had its time: what is open then stays open for the next run. */
  over(): Promise<void>
}

export function settleEarlier(context: Context, station: Station, report: ActivationReport): Settling {
  const patience = new AbortController()
  station.onSettled((settled) => report.settled(settled))
  for (const [account, count] of station.foreignIntents()) {
    const name = usernameOf(account) ?? account
    context.output.note(context.words('notice.intents-of-another-account', { account: name, count }))
  }
  const signal = AbortSignal.any([context.signal, patience.signal])
  // Why one stays open is told by the devices of this run, which meet the same service.
  const settled = station.settleAll({ signal }).catch((error: unknown) => {
    if (!(error instanceof AggregateError)) throw error
  })
  return {
    async [Symbol.asyncDispose]() {
      patience.abort()
      await settled
    },
    async over() {
      const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
      try {
        await settled
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
