/** Profiles read from their files; a bad one is named with line and reason and stops no other. */
import type { z } from 'zod'
import { JsonSyntaxError, parseLocated } from '../located-json.ts'
import type { PortInfo, ProfileFile } from '../outside.ts'
import { type Profile, profileSchema } from './profile.ts'

export interface ProfileProblem {
  readonly file: string
  readonly line?: number
  readonly reason: string
}
export interface ReadProfiles {
  readonly profiles: readonly Profile[]
  readonly problems: readonly ProfileProblem[]
}

/** An added profile with the id of a shipped one takes its place; of two added ones the first counts. */
export function readProfiles(files: readonly ProfileFile[]): ReadProfiles {
  const profiles = new Map<string, Profile & { readonly origin: ProfileFile['origin'] }>()
  const problems: ProfileProblem[] = []
  for (const file of files) {
    const read = readOne(file)
    if ('reason' in read) problems.push(read)
    else if (profiles.get(read.id)?.origin === file.origin) {
      problems.push({ file: file.file, reason: `another profile is called ${read.id} already` })
    } else profiles.set(read.id, { ...read, origin: file.origin })
  }
  return { profiles: [...profiles.values()].map(({ origin: _, ...profile }) => profile), problems }
}

function readOne({ file, text }: ProfileFile): Profile | ProfileProblem {
  try {
    const json = parseLocated(text)
    const result = profileSchema.safeParse(json.value)
    return result.success ? result.data : { file, ...told(result.error, json.lineOf) }
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    return { file, line: error.line, reason: error.message }
  }
}

function told({ issues: [issue] }: z.ZodError, lineOf: (path: readonly PropertyKey[]) => number) {
  const path = issue?.path ?? []
  // An unknown name is told where it stands, not where the object around it begins.
  const place = issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path
  const where = path.length === 0 ? '' : `${path.map(String).join('.')}: `
  return { line: lineOf(place), reason: `${where}${issue?.message ?? ''}`.slice(0, 200) }
}

/** Asking takes no longer than this at worst; the cheapest profile comes first. */
const costOf = ({ answer, ask, serial }: Profile) =>
  answer.kind === 'usb' ? 0 : serial.settleMs + ask.timeoutMs * ask.attempts

/**
 * The profiles a port may be asked by.
 * @param chosen a person's choice: that one alone, whatever the port is.
 */
export function profilesFor(port: PortInfo, profiles: readonly Profile[], chosen?: string): readonly Profile[] {
  if (chosen !== undefined) return profiles.filter(({ id }) => id === chosen)
  return profiles
    .filter(({ usb }) => usb.some((pattern) => !pattern.generic && fits(port, pattern)))
    .sort((a, b) => costOf(a) - costOf(b))
}

function fits(port: PortInfo, pattern: Profile['usb'][number]): boolean {
  const same = (wanted: string | undefined, found: string | undefined) => wanted === undefined || wanted === found
  return (
    pattern.vendorId === port.vendorId &&
    pattern.productId === port.productId &&
    same(pattern.manufacturer, port.manufacturer) &&
    same(pattern.product, port.product) &&
    same(pattern.interface, port.interface)
  )
}
