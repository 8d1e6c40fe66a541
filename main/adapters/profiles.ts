import { createHash } from 'node:crypto'
import type { Profile } from '../../app/device/profile.ts'
import { type ReadProfiles, readProfiles } from '../../app/device/profiles.ts'
import { createProfileStore, type ProfileFolders } from './profile-store.ts'

/** The profiles as they are now, read again when somebody drops one in. */
export interface Profiles extends Disposable {
  readonly current: ReadProfiles
  /** Another one as soon as the steps or drawings of this profile are others. */
  editionOf(id: string): string
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
  const readAll = async () => withGiven(readProfiles(await store.files(over.signal), linearPatterns), given)
  let current = await readAll()
  let editions = editionsOf(current)
  const callbacks = new Set<() => void>()
  const read = async () => {
    current = await readAll()
    editions = editionsOf(current)
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
    editionOf: (id) => editions.get(id) ?? '',
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

/** Told in each snapshot: worked out once for each reading. */
function editionsOf({ profiles, drawings }: ReadProfiles): ReadonlyMap<string, string> {
  const shown = profiles.map(({ id, guide }) => [id, JSON.stringify([guide, [...(drawings.get(id) ?? [])]])] as const)
  return new Map(shown.map(([id, text]) => [id, createHash('sha256').update(text).digest('base64url').slice(0, 12)]))
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
