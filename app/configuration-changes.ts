/** What would be different with another configuration, for a person to see before it is. */
import type { Change } from './api/configuration.ts'
import type { Configuration } from './configuration.ts'

/** @param known ids of the profiles there are without any configuration */
export function changesOf(now: Configuration, next: Configuration, known: readonly string[]): Change[] {
  return [
    ...change('name', now.name, next.name),
    ...change('service', now.service, next.service),
    ...change('account-url', now.accountUrl, next.accountUrl),
    ...change('client-id', now.clientId, next.clientId),
    ...change('routes', routesOf(now), routesOf(next)),
    ...change('authorities', authoritiesOf(now), authoritiesOf(next)),
    ...(next.profiles ?? []).flatMap(({ id, name }): Change[] => {
      const before = (now.profiles ?? []).find((profile) => profile.id === id)
      if (
        before !== undefined &&
        JSON.stringify(before) === JSON.stringify((next.profiles ?? []).find((p) => p.id === id))
      )
        return []
      const replaced = before !== undefined || known.includes(id)
      return [{ what: replaced ? 'profile-replaced' : 'profile-added', to: `${name.en} (${id})` }]
    }),
    ...change('profile', now.profile, next.profile),
    ...change('accent', now.accent, next.accent),
    ...change('timeout', secondsOf(now), secondsOf(next)),
  ]
}

function change(what: Change['what'], from: string | undefined, to: string | undefined): Change[] {
  if (from === to) return []
  return [{ what, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }]
}

function routesOf({ routes }: Configuration): string | undefined {
  const lines = Object.entries(routes ?? {}).map(([name, path]) => `${name}: ${path}`)
  return lines.length === 0 ? undefined : lines.join(', ')
}

/** How many are trusted beside the system's. */
function authoritiesOf({ ca, caFile }: Configuration): string | undefined {
  if (ca !== undefined) return String(ca.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0)
  return caFile
}

function secondsOf({ timeoutSeconds }: Configuration): string | undefined {
  return timeoutSeconds === undefined ? undefined : `${timeoutSeconds} s`
}
