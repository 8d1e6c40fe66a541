/** Which device ids a serial number stands for: people know devices by the one, the cloud by the other. */
import type { Call, OwnershipAccess } from './access.ts'
import type { Ownership } from './record.ts'
import { shared } from './shared-work.ts'
import { isOpenEnded } from './spans.ts'

export interface DeviceIds {
  /**
   * Ids of the account's current devices with this serial number: none, one, or several, since only serial number and
   * name together are unique. Asks the service once, and again for a serial number it does not know.
   */
  of(serial: string, call: Call): Promise<readonly number[]>
  /** A device was taken or released: the map follows without asking. */
  note(ownership: Ownership): void
  /** All pages anew. @throws what reading calls throw; the map is then as it was */
  refresh(call: Call): Promise<void>
}

/** For one account: it is of no use to the next. */
export function createDeviceIds(access: Pick<OwnershipAccess, 'devices'>): DeviceIds {
  let known: Map<string, Set<number>> | undefined
  /** What was noted while a list was on its way: the list may be older. */
  let noted: Ownership[] = []

  const refresh = shared(async (call) => {
    noted = []
    const found = new Map<string, Set<number>>()
    for await (const { serial_number, id } of access.devices({ current: true }, call)) add(found, serial_number, id)
    for (const ownership of noted) apply(found, ownership)
    known = found
  })
  return {
    refresh,
    async of(serial, call) {
      if (known?.has(serial) !== true) await refresh(call)
      return [...(known?.get(serial) ?? [])]
    },
    note(ownership) {
      noted.push(ownership)
      if (known !== undefined) apply(known, ownership)
    },
  }
}

/** The same access; what it takes and releases, the map follows. */
export function noting(access: OwnershipAccess, ids: Pick<DeviceIds, 'note'>): OwnershipAccess {
  const note = <A extends object>(answer: A & { readonly ownership?: Ownership }): A => {
    if (answer.ownership !== undefined) ids.note(answer.ownership)
    return answer
  }
  return {
    get account() {
      return access.account
    },
    ownerships: (filter, call) => access.ownerships(filter, call),
    ownership: (id, call) => access.ownership(id, call),
    devices: (filter, call) => access.devices(filter, call),
    take: async (identity, key, call) => note(await access.take(identity, key, call)),
    release: async (deviceId, key, call) => note(await access.release(deviceId, key, call)),
  }
}

function apply(ids: Map<string, Set<number>>, ownership: Ownership): void {
  const { serial_number, id } = ownership.device_details
  if (isOpenEnded(ownership)) {
    add(ids, serial_number, id)
    return
  }
  ids.get(serial_number)?.delete(id)
  if (ids.get(serial_number)?.size === 0) ids.delete(serial_number)
}

function add(ids: Map<string, Set<number>>, serial: string, id: number): void {
  const set = ids.get(serial) ?? new Set()
  ids.set(serial, set.add(id))
}
