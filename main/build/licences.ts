/** What the app is made of, put into the page when it is built: names, versions and licences of the lockfile's packages. */
import lock from '../../package-lock.json' with { type: 'json' }

export interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
}

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

/** Packages the app needs when it runs, one line each; those for other systems too. */
export function licences(packages: Readonly<Record<string, Locked>> = lock.packages): readonly Licence[] {
  const found = Object.entries(packages).flatMap(([path, { version = '', license, dev, devOptional }]) => {
    if (path === '' || dev === true || devOptional === true) return []
    return { name: path.replace(/^.*node_modules\//, ''), version, licence: license ?? '?' }
  })
  const lines = new Map(found.map((one) => [`${one.name} ${one.version}`, one]))
  return [...lines.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
