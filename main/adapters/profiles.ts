import type { Profile } from '../../app/device/profile.ts'
import { type ReadProfiles, readProfiles } from '../../app/device/profiles.ts'
import { createProfileStore, type ProfileFolders } from './profile-store.ts'

/** The profiles as they are now, read again when somebody drops one in. */
export interface Profiles extends Disposable {
  readonly current: ReadProfiles
  onChange(callback: () => void): Disposable
}

export interface ProfileSources extends ProfileFolders {
  /** By a configuration: before the shipped ones, behind what a person dropped in. */
  readonly given?: readonly Profile[] | undefined
}

/** @throws CONFIG_INVALID when the shipped ones are missing */
export async function openProfiles({ given = [], ...folders }: ProfileSources): Promise<Profiles> {
  const store = createProfileStore({ drawn: true, ...folders })
  const over = new AbortController()
  const { linearPatterns } = await import('./linear-patterns.ts')
  let current = withGiven(readProfiles(await store.files(over.signal), linearPatterns), given)
  const callbacks = new Set<() => void>()
  const read = async () => {
    current = withGiven(readProfiles(await store.files(over.signal), linearPatterns), given)
    for (const callback of callbacks) callback()
  }
  // One after the other: a reading that took long must not stand over a later one. The shipped ones were there a moment
  // ago; if they vanish, what was read stays.
  let last = Promise.resolve()
  const watching = store.onChange(() => {
    last = last.then(read).catch(() => undefined)
  })
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

function withGiven(read: ReadProfiles, given: readonly Profile[]): ReadProfiles {
  const added = new Set(read.sources.filter(({ origin }) => origin === 'added').map(({ id }) => id))
  const own = given.filter(({ id }) => !added.has(id))
  const ids = new Set(own.map(({ id }) => id))
  const sources = own.map(({ id }) => ({
    id,
    file: 'configuration',
    origin: 'added' as const,
    replaces: read.profiles.some((profile) => profile.id === id),
  }))
  return {
    ...read,
    profiles: [...read.profiles.filter(({ id }) => !ids.has(id)), ...own],
    sources: [...read.sources.filter(({ id }) => !ids.has(id)), ...sources],
  }
}
