/** What would be different with another configuration, for a person to see before it is. */
import type { Change } from './api/configuration.ts'
import type { Configuration } from './configuration.ts'

/** What holds now. */
export interface Before {
  readonly configuration: Configuration
  /** Wherever it was said. */
  readonly service: string | undefined
  /** Those there are without any configuration. */
  readonly profiles: readonly NamedProfile[]
}
export interface NamedProfile {
  readonly id: string
  readonly name: { readonly en: string }
}

/** @param authorities whose certificates a PEM text holds, one a line */
export function changesOf(
  before: Before,
  next: Configuration,
  service: string | undefined,
  authorities: (pem: string) => string,
): Change[] {
  const now = before.configuration
  const trusted = ({ ca, caFile }: Configuration) => (ca === undefined ? caFile : authorities(ca))
  return [
    ...change('name', now.name, next.name),
    ...change('service', before.service, service),
    ...change('account-url', now.accountUrl, next.accountUrl),
    ...change('client-id', now.clientId, next.clientId),
    ...change('routes', routesOf(now), routesOf(next)),
    ...change('authorities', trusted(now), trusted(next)),
    ...profileChanges(before, now.profiles ?? [], next.profiles ?? []),
    ...change('profile', now.profile, next.profile),
    ...change('accent', now.accent, next.accent),
    ...change('timeout', secondsOf(now), secondsOf(next)),
  ]
}

function change(what: Change['what'], from: string | undefined, to: string | undefined): Change[] {
  if (from === to) return []
  return [{ what, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }]
}

type Profiles = NonNullable<Configuration['profiles']>
function profileChanges({ profiles }: Before, now: Profiles, next: Profiles): Change[] {
  const come = next.flatMap((profile): Change[] => {
    const own = withId(now, profile.id)
    if (own !== undefined && JSON.stringify(own) === JSON.stringify(profile)) return []
    const replaced = own ?? withId(profiles, profile.id)
    const to = toldOf(profile)
    return replaced === undefined
      ? [{ what: 'profile-added', to }]
      : [{ what: 'profile-replaced', from: toldOf(replaced), to }]
  })
  const gone = now.filter(({ id }) => withId(next, id) === undefined)
  return [
    ...come,
    ...gone.map((profile): Change => {
      // One that stood in place of the app's own: that one is back.
      const back = withId(profiles, profile.id)
      return back === undefined
        ? { what: 'profile-removed', from: toldOf(profile) }
        : { what: 'profile-replaced', from: toldOf(profile), to: toldOf(back) }
    }),
  ]
}

function withId<P extends NamedProfile>(profiles: readonly P[], id: string): P | undefined {
  return profiles.find((profile) => profile.id === id)
}

const toldOf = ({ id, name }: NamedProfile): string => `${name.en} (${id})`

function routesOf({ routes }: Configuration): string | undefined {
  const lines = Object.entries(routes ?? {}).map(([name, path]) => `${name}: ${path}`)
  return lines.length === 0 ? undefined : lines.join(', ')
}

function secondsOf({ timeoutSeconds }: Configuration): string | undefined {
  return timeoutSeconds === undefined ? undefined : `${timeoutSeconds} s`
}
