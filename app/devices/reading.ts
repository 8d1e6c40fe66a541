/** The account's whole list, streamed page by page: its ownerships, and beside them what type each device is. */
import type { Managers } from '../activation/look.ts'
import type { Call, OwnershipAccess } from '../ownership/access.ts'
import type { Holdings } from './holdings.ts'
import type { Waits } from './waits.ts'

export interface ReadingParts {
  readonly access: OwnershipAccess
  readonly managers: Pick<Managers, 'known'>
}
export interface Reading {
  readonly into: Holdings
  readonly waits: Waits
  /** A row came, or something is waited for. */
  readonly progress: (loaded: number, total: number | undefined) => void
  readonly signal: AbortSignal
}

/** @throws what reading calls throw; what came so far is in `into` */
export async function read(
  { access, managers }: ReadingParts,
  { into, waits, progress, signal }: Reading,
): Promise<void> {
  let loaded = 0
  let total: number | undefined
  const tell = () => progress(loaded, total)
  const over = new AbortController()
  const callOf = (who: string, onCount?: Call['onCount']): Call => ({
    signal: AbortSignal.any([signal, over.signal]),
    onCount,
    onWait(wait) {
      waits.set(who, wait)
      tell()
    },
  })

  async function ownerships(): Promise<void> {
    const call = callOf('ownerships', (count) => {
      total = count
    })
    for await (const ownership of access.ownerships({}, call)) {
      loaded += 1
      const mine = managers.known(access.account)
      if (mine === undefined || ownership.manager === mine) into.add(ownership)
      tell()
    }
  }
  async function types(): Promise<void> {
    for await (const { id, device_type } of access.devices({}, callOf('types'))) {
      if (device_type !== undefined && device_type !== '') into.setType(id, device_type)
    }
  }

  try {
    await Promise.all([ownerships(), types()])
  } finally {
    // One of the two failed: the other is not read to its end for nothing.
    over.abort()
    waits.set('ownerships', undefined)
    waits.set('types', undefined)
  }
}
