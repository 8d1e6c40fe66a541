/** A failure in three sentences: what happened, what it means for the device, what to do now. */
import type { Owned } from '../activation/state.ts'
import type { ErrorCode, Failure } from '../errors.ts'
import type { TextKey } from './en.ts'
import { specialOf, specialWords } from './special-failures.ts'
import type { Texts, Value } from './text.ts'

export interface FailureText {
  /** A few words for a head line or a list. */
  readonly title: string
  readonly what: string
  /** What it means for the device, the first words of {@link device}; empty where no device is concerned. */
  readonly lead: string
  readonly device: string
  readonly remedy: string
}

/**
 * @param owned left out where the failure is about no device: a sign-in, the configuration.
 * @param awaited what it is for is tried again by itself: nobody is told to
 */
export function failureText(t: Texts, failure: Failure, owned?: Owned, awaited = false): FailureText {
  const { code, remedy } = failure
  const about = owned === undefined ? undefined : deviceKey(code, owned)
  const lead = about === undefined ? '' : t(`${about}.lead`)
  const special = specialOf(failure)
  const words = special && specialWords[special]
  const values = { ...valuesOf(failure), awaited: awaited ? 'yes' : 'no' }
  return {
    title: t(`failure.${code}.title`),
    what: t.fill(words?.what ?? `failure.${code}.what`, values),
    lead,
    device: about === undefined ? '' : `${lead} ${t(about)}`,
    remedy: t.fill(words?.now ?? `remedy.${remedy}`, values),
  }
}

/** Whatever may be missing has a `has_…` beside it, so that a sentence can do without it. */
function valuesOf({ code, params }: Failure): Record<string, Value> {
  const given = Object.entries(params).filter(([, value]) => value !== '')
  const has = Object.fromEntries(given.map(([name]) => [`has_${name}`, 'yes']))
  return { ...params, ...has, ...(code === 'SERVICE_NONSENSE' && { what: branchOf(params.what) }) }
}

/** The name of a branch in a message cannot have a hyphen. */
function branchOf(what: Value | undefined): string {
  return String(what).replaceAll('-', '_')
}

/** Found out before the service is asked to change anything: nothing can have happened to the device. */
const early: ReadonlySet<ErrorCode> = new Set([
  'PORT_BUSY',
  'PORT_PERMISSION',
  'PORT_GONE',
  'PORT_LIST_UNAVAILABLE',
  'DEVICE_SILENT',
  'DEVICE_GARBLED',
  'IDENTITY_INVALID',
  'IDENTITY_UNSTABLE',
  'NO_PROFILE',
  'LABEL_MISMATCH',
  'NOT_ON_LIST',
  'ALREADY_IN_BATCH',
  'DUPLICATE_DEVICE',
])

function deviceKey(code: ErrorCode, owned: Owned) {
  if (code === 'OWNED_BY_OTHER' && owned === 'no') return 'device.other' satisfies TextKey
  if (owned === 'unknown' && early.has(code)) return 'device.untouched' satisfies TextKey
  return `device.${owned}` as const
}
