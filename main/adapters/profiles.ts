import { type ReadProfiles, readProfiles } from '../../app/device/profiles.ts'
import { createProfileStore, type ProfileFolders } from './profile-store.ts'

/** The profiles as they are now, read again when somebody drops one in. */
export interface Profiles extends Disposable {
  readonly current: ReadProfiles
  onChange(callback: () => void): Disposable
}

/** @throws CONFIG_INVALID when the shipped ones are missing */
export async function openProfiles(folders: ProfileFolders): Promise<Profiles> {
  const store = createProfileStore({ drawn: true, ...folders })
  const over = new AbortController()
  let current = readProfiles(await store.files(over.signal))
  const callbacks = new Set<() => void>()
  const read = async () => {
    current = readProfiles(await store.files(over.signal))
    for (const callback of callbacks) callback()
  }
  // The shipped ones were there a moment ago; if they vanish, what was read stays.
  const watching = store.onChange(() => void read().catch(() => undefined))
  return {
    get current() {
      return current
    },
    onChange(callback) {
      callbacks.add(callback)
      return { [Symbol.dispose]: () => void callbacks.delete(callback) }
    },
    [Symbol.dispose]() {
      over.abort()
      watching[Symbol.dispose]()
    },
  }
}
