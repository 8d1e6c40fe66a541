/** Which ports are asked, and by which profiles. */
import { realpath } from 'node:fs/promises'
import type { Profile } from '../../app/device/profile.ts'
import { profileOn, profilesFor } from '../../app/device/profiles.ts'
import { ActivatorError, isError } from '../../app/errors.ts'
import type { PortInfo, SerialBus } from '../../app/outside.ts'

export interface PortChoice {
  /** Chosen by a person: asked whatever they are, listed or not. */
  readonly port?: readonly string[] | undefined
  readonly all?: boolean | undefined
  readonly profile?: string | undefined
}
export interface Chosen {
  /** As the person named it, who may have another name for it than the list: what is told goes by this one. */
  readonly name: string
  readonly port: PortInfo
  readonly candidates: readonly Profile[]
}
/** What a port is asked by that a person chose and no profile maps. */
const DEFAULT_PROFILE = 'json-line'

/** @throws NO_PROFILE when the profile that was named is not there */
export function checkProfile(profiles: readonly Profile[], { port, profile }: PortChoice): void {
  if (profile === undefined || profiles.some(({ id }) => id === profile)) return
  throw new ActivatorError('NO_PROFILE', { port: port?.join(', ') ?? '', profile })
}

/** @throws PORT_LIST_UNAVAILABLE for `all`; a port that is named needs no list. */
export async function portsFor(
  bus: Pick<SerialBus, 'list'>,
  profiles: readonly Profile[],
  choice: PortChoice,
  signal: AbortSignal,
): Promise<readonly Chosen[]> {
  if (choice.all) {
    const listed = await bus.list(signal)
    const mapped = listed.map((port) => ({ name: port.path, port, candidates: candidatesOn(port, profiles, choice) }))
    return mapped.filter(({ candidates }) => candidates.length > 0)
  }
  const paths = [...new Set(choice.port ?? [])]
  const listed = await listedOr(bus, [], signal)
  return await Promise.all(
    paths.map(async (name) => {
      const port = (await listedAs(name, listed)) ?? { path: name }
      return { name, port, candidates: candidatesOn(port, profiles, choice) }
    }),
  )
}

/** Under its own name or another one: on Linux a script names what keeps its place by /dev/serial/by-path. */
async function listedAs(name: string, listed: readonly PortInfo[]): Promise<PortInfo | undefined> {
  const known = listed.find(({ path }) => path === name)
  if (known !== undefined) return known
  // Where it is no file there is nothing to follow: opening it says what it is.
  const target = await realpath(name).catch(() => name)
  return listed.find(({ path }) => path === target)
}

async function listedOr(bus: Pick<SerialBus, 'list'>, none: readonly PortInfo[], signal: AbortSignal) {
  try {
    return await bus.list(signal)
  } catch (error) {
    if (isError(error, 'PORT_LIST_UNAVAILABLE')) return none
    throw error
  }
}

/** Profiles to try on this port. None: it is left alone, since it could be a printer or a medical device. */
export function candidatesOn(port: PortInfo, profiles: readonly Profile[], choice: PortChoice): readonly Profile[] {
  const { profile } = choice
  if (choice.port === undefined)
    return profile === undefined ? profilesFor(port, profiles) : profileOn(port, profiles, profile)
  if (profile !== undefined) return profilesFor(port, profiles, profile)
  const mapping = profilesFor(port, profiles)
  return mapping.length > 0 ? mapping : profilesFor(port, profiles, DEFAULT_PROFILE)
}
