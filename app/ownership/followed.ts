/** The same access, followed: whoever keeps a list of what the account owns hears what is taken, released and read back. */
import type { OwnershipAccess } from './access.ts'
import type { Ownership } from './record.ts'

export interface Followed {
  readonly access: OwnershipAccess
  onOwnership(callback: (ownership: Ownership) => void): Disposable
}

export function followed(direct: OwnershipAccess): Followed {
  const listeners = new Set<(ownership: Ownership) => void>()
  const tell = (ownership: Ownership | undefined) => {
    if (ownership !== undefined) for (const listener of [...listeners]) listener(ownership)
  }
  const telling = <A extends object>(answer: A & { readonly ownership?: Ownership }): A => {
    tell(answer.ownership)
    return answer
  }
  return {
    access: {
      get account() {
        return direct.account
      },
      ownerships: (filter, call) => direct.ownerships(filter, call),
      async ownership(id, call) {
        const found = await direct.ownership(id, call)
        tell(found)
        return found
      },
      devices: (filter, call) => direct.devices(filter, call),
      take: async (identity, key, call) => telling(await direct.take(identity, key, call)),
      release: async (deviceId, key, call) => telling(await direct.release(deviceId, key, call)),
    },
    onOwnership(callback) {
      // One of its own for each: the same function may listen twice.
      const listener = (ownership: Ownership) => callback(ownership)
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
  }
}
