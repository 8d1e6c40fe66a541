/** Profiles read from their files; a bad one is named with line and reason and stops no other. */
import { issueAt, JsonSyntaxError, type LocatedJson, parseLocated } from '../located-json.ts'
import type { Patterns, PortInfo, ProfileFile } from '../outside.ts'
import { type Drawing, readDrawing } from './drawing.ts'
import { type Profile, profileSchemaWith } from './profile.ts'

export interface ProfileProblem {
  readonly file: string
  readonly line?: number | undefined
  readonly reason: string
}
/** Which file a profile was read from. */
export interface ProfileFileSource extends Pick<ProfileFile, 'file' | 'origin'> {
  readonly id: string
  /** An added one that takes the place of a shipped one. */
  readonly replaces: boolean
}
export interface ReadProfiles {
  readonly profiles: readonly Profile[]
  readonly sources: readonly ProfileFileSource[]
  readonly problems: readonly ProfileProblem[]
  /** By profile id and file name. */
  readonly drawings: ReadonlyMap<string, ReadonlyMap<string, Drawing>>
}

/** Of one file; who mends it looks again then. */
const MOST_PROBLEMS = 5

/** An added profile with the id of a shipped one takes its place; of two added ones the first counts. */
export function readProfiles(files: readonly ProfileFile[], patterns: Patterns): ReadProfiles {
  const schema = profileSchemaWith(patterns)
  const profiles = new Map<string, Profile>()
  const sources = new Map<string, ProfileFileSource>()
  const problems: ProfileProblem[] = []
  const drawings = new Map<string, ReadonlyMap<string, Drawing>>()
  const shipped = files.filter(({ origin }) => origin === 'shipped')
  const added = files.filter(({ origin }) => origin === 'added')
  for (const group of [shipped, added]) {
    const ids = new Set<string>()
    for (const file of group) {
      const { profile, line, wrong, lineOf } = readOne(file, schema)
      problems.push(...wrong)
      if (profile === undefined) continue
      if (ids.has(profile.id)) {
        problems.push({ file: file.file, line, reason: `id: another profile is called ${profile.id} already` })
      } else {
        sources.set(profile.id, sourceOf(profile.id, file, profiles.has(profile.id)))
        profiles.set(profile.id, profile)
        const drawn = drawingsOf(profile, file, lineOf)
        drawings.set(profile.id, drawn.drawings)
        problems.push(...drawn.wrong)
      }
      ids.add(profile.id)
    }
  }
  return { profiles: [...profiles.values()], sources: [...sources.values()], problems, drawings }
}

function sourceOf(id: string, { file, origin }: ProfileFile, replaces: boolean): ProfileFileSource {
  return { id, file, origin, replaces }
}

/** Only those the profile names: what else lies in the folder is its maker's affair. */
function drawingsOf({ picture, guide }: Profile, file: ProfileFile, lineOf: LocatedJson['lineOf']) {
  const drawings = new Map<string, Drawing>()
  const wrong: ProfileProblem[] = []
  if (file.drawings === undefined) return { drawings, wrong }
  // Where it is named last.
  const named = new Map<string, number>()
  if (picture !== undefined) named.set(picture, lineOf(['picture']))
  for (const [index, step] of guide.entries()) {
    if (step.picture !== undefined) named.set(step.picture, lineOf(['guide', index, 'picture']))
  }
  for (const [name, line] of named) {
    const found = file.drawings.find((one) => one.name === name)
    if (found === undefined) wrong.push({ file: file.file, line, reason: `there is no file ${name} beside it` })
    else if ('reason' in found) wrong.push({ file: found.file, line: found.line, reason: found.reason })
    else {
      const read = readDrawing(found.svg)
      if ('drawing' in read) drawings.set(name, read.drawing)
      else wrong.push({ file: found.file, line: read.line, reason: read.reason })
    }
  }
  return { drawings, wrong }
}

interface ReadFile {
  readonly profile?: Profile
  /** Where its id stands. */
  readonly line: number
  readonly wrong: readonly ProfileProblem[]
  readonly lineOf: LocatedJson['lineOf']
}

function readOne({ file, text }: ProfileFile, schema: ReturnType<typeof profileSchemaWith>): ReadFile {
  try {
    const json = parseLocated(text)
    const { lineOf } = json
    const line = lineOf(['id'])
    const result = schema.safeParse(json.value)
    if (result.success) return { profile: result.data, line, wrong: [], lineOf }
    const issues = result.error.issues.slice(0, MOST_PROBLEMS)
    return { line, wrong: issues.map((issue) => ({ file, ...issueAt(issue, json) })), lineOf }
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    const { line, message: reason } = error
    return { line, wrong: [{ file, line, reason }], lineOf: () => line }
  }
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
    (pattern.interface === undefined || numberOf(pattern.interface) === numberOf(port.interface))
  )
}

/** "0", "00" and "0x00" are one interface; where the system does not tell, it is none. */
function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number.parseInt(text.replace(/^0x/i, ''), 16)
}

/** Naming a profile chooses it for the ports it maps, mere adapter chips included, and for no others. */
export function profileOn(port: PortInfo, profiles: readonly Profile[], profile: string): readonly Profile[] {
  const chosen = profilesFor(port, profiles, profile)
  const everyPattern = ({ usb }: Profile) => usb.map((pattern) => ({ ...pattern, generic: false }))
  return chosen.filter((one) => profilesFor(port, [{ ...one, usb: everyPattern(one) }]).length > 0)
}
