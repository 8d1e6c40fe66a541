import { z } from 'zod'
import type { Managers } from '../../app/activation/look.ts'
import type { Log, Settings } from '../../app/outside.ts'

const knownSchema = z.record(z.string(), z.int().positive())

/** Which manager each account is, kept in the settings: one account key is one manager, over restarts too. */
export function rememberManagers(settings: Settings, log: Log): Managers {
  const known = new Map(Object.entries(read(settings.get('manager'))))
  return {
    known: (account) => known.get(account),
    learn(account, manager) {
      known.set(account, manager)
      // Not written is not lost: the next record of this account teaches it again.
      settings.set('manager', JSON.stringify(Object.fromEntries(known))).catch((error: unknown) => {
        log.warn('manager not kept', { error: String(error) })
      })
    },
  }
}

function read(text: string | undefined): Record<string, number> {
  if (text === undefined) return {}
  try {
    return knownSchema.parse(JSON.parse(text))
  } catch {
    // Somebody edited it: it is learned anew.
    return {}
  }
}
