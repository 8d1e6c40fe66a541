/**
 * The closed list of what can go wrong, and the one error class that carries it.
 *
 * A failure crosses every boundary (IPC, HTTP, JSON lines, the journal) as data: {@link Failure}.
 * Words for people are made from it in `texts/`, never here.
 */
import { z } from 'zod'

/** What there is to know beside the code. Strings from devices and services in here are hostile: escape before showing. */
export interface ErrorParams {
  PORT_BUSY: { port: string; holder?: string; pid?: number }
  PORT_PERMISSION: { port: string; group?: string }
  PORT_GONE: { port: string }
  PORT_LIST_UNAVAILABLE: { reason: string }
  DEVICE_SILENT: { port: string; attempts: number }
  DEVICE_GARBLED: { port: string; cap: 'line' | 'answer'; bytes: number }
  IDENTITY_INVALID: { field: 'serial_number' | 'device_name'; reason: 'missing' | 'type' | 'pattern'; found?: string }
  IDENTITY_UNSTABLE: { first: string; second: string }
  NO_PROFILE: { port: string; profile?: string }
  LABEL_MISMATCH: { source: 'label' | 'list'; expected: string; found: string }
  NOT_ON_LIST: { serial_number: string }
  ALREADY_IN_BATCH: { serial_number: string }
  DUPLICATE_DEVICE: { serial_number: string; port: string }
  SIGN_IN_REQUIRED: { account?: string }
  SIGN_IN_REFUSED: { account?: string }
  NOT_A_MANAGER: { account?: string }
  DEVICE_UNKNOWN: { serial_number?: string; device_id?: number }
  OWNED_BY_OTHER: { serial_number: string }
  RATE_LIMITED: { seconds: number }
  SERVICE_UNREACHABLE: { service: string; reason?: string }
  SERVICE_REFUSED: { status: number; detail?: string }
  SERVICE_NONSENSE: {
    what: 'not-json' | 'schema' | 'too-large' | 'cut' | 'redirect' | 'encoding'
    where?: string
    status?: number
  }
  TLS_UNTRUSTED: { service: string; reason: 'authority' | 'host' | 'date'; local_time?: string }
  PROOF_MISMATCH: {
    field: 'nothing' | 'serial_number' | 'device_name' | 'manager' | 'end_time' | 'id'
    expected?: string
    found?: string
  }
  NOT_OWNER: { device_id?: number; serial_number?: string }
  CANCELLED: Record<never, never>
  TIMED_OUT: { seconds: number }
  CONFIG_INVALID: { what: string; where?: string; line?: number; ids?: string }
  JOURNAL_UNAVAILABLE: { reason: string; file?: string }
  DATA_FOLDER_IN_USE: { folder: string; pid?: number; host?: string }
}
export type ErrorCode = keyof ErrorParams

/** What to do now. One name, one sentence in the catalogue, one main button on a screen. */
export const remedies = [
  'free-the-port',
  'get-permission',
  'plug-in-again',
  'check-the-system',
  'check-the-device',
  'choose-a-profile',
  'compare-the-label',
  'look-in-the-list',
  'put-aside',
  'sign-in',
  'ask-the-administrator',
  'ask-for-release',
  'wait',
  'check-the-network',
  'check-the-certificate',
  'check-the-clock',
  'look-at-ownerships',
  'try-again',
  'mend-the-configuration',
  'check-the-disk',
  'close-the-other',
] as const
export type Remedy = (typeof remedies)[number]

/** Whether trying again can help: as it is, only once the remedy was done, or not at all for this device and account. */
export type Retry = 'now' | 'after-remedy' | 'never'

const rules: { [C in ErrorCode]: readonly [Remedy | ((params: ErrorParams[C]) => Remedy), Retry] } = {
  PORT_BUSY: ['free-the-port', 'after-remedy'],
  PORT_PERMISSION: ['get-permission', 'after-remedy'],
  PORT_GONE: ['plug-in-again', 'after-remedy'],
  PORT_LIST_UNAVAILABLE: ['check-the-system', 'after-remedy'],
  DEVICE_SILENT: ['check-the-device', 'now'],
  DEVICE_GARBLED: ['choose-a-profile', 'after-remedy'],
  IDENTITY_INVALID: ['put-aside', 'never'],
  IDENTITY_UNSTABLE: ['plug-in-again', 'now'],
  NO_PROFILE: ['choose-a-profile', 'after-remedy'],
  LABEL_MISMATCH: [({ source }) => (source === 'list' ? 'look-in-the-list' : 'compare-the-label'), 'after-remedy'],
  NOT_ON_LIST: ['put-aside', 'never'],
  ALREADY_IN_BATCH: ['put-aside', 'never'],
  DUPLICATE_DEVICE: ['put-aside', 'never'],
  SIGN_IN_REQUIRED: ['sign-in', 'after-remedy'],
  SIGN_IN_REFUSED: ['sign-in', 'after-remedy'],
  NOT_A_MANAGER: ['ask-the-administrator', 'after-remedy'],
  DEVICE_UNKNOWN: ['compare-the-label', 'never'],
  OWNED_BY_OTHER: ['ask-for-release', 'after-remedy'],
  RATE_LIMITED: ['wait', 'now'],
  SERVICE_UNREACHABLE: ['check-the-network', 'now'],
  SERVICE_REFUSED: ['try-again', 'now'],
  SERVICE_NONSENSE: ['check-the-network', 'after-remedy'],
  TLS_UNTRUSTED: [({ reason }) => (reason === 'date' ? 'check-the-clock' : 'check-the-certificate'), 'after-remedy'],
  PROOF_MISMATCH: ['look-at-ownerships', 'after-remedy'],
  NOT_OWNER: ['look-at-ownerships', 'never'],
  CANCELLED: ['try-again', 'now'],
  TIMED_OUT: ['try-again', 'now'],
  CONFIG_INVALID: ['mend-the-configuration', 'after-remedy'],
  JOURNAL_UNAVAILABLE: ['check-the-disk', 'after-remedy'],
  DATA_FOLDER_IN_USE: ['close-the-other', 'after-remedy'],
}

// `rules` names every code exactly once (its type says so), which makes its keys the closed list.
export const errorCodes = Object.keys(rules) as readonly ErrorCode[]

/** A failure as data. `params` holds what {@link ErrorParams} names for the code. */
export const failureSchema = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  remedy: z.enum(remedies),
  retry: z.enum(['now', 'after-remedy', 'never']),
})
export type Failure = z.infer<typeof failureSchema>

export class ActivatorError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'ActivatorError'
  readonly code: C
  readonly params: ErrorParams[C]

  /** @param cause what was caught, where this error stands for another one. */
  constructor(code: C, params: ErrorParams[C], cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.params = params
  }
}

/** Narrows to one code: `isError(e, 'PORT_GONE') && e.params.port`. */
export function isError<C extends ErrorCode>(error: unknown, code: C): error is ActivatorError<C> {
  return error instanceof ActivatorError && error.code === code
}

/**
 * The failure to hand across a boundary.
 * @throws the error itself where it is not an ActivatorError: a bug is not a failure, it must not look like one.
 */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ActivatorError)) throw error
  return failure(error.code, error.params)
}

export function failure<C extends ErrorCode>(code: C, params: ErrorParams[C]): Failure {
  const [remedy, retry] = rules[code]
  const defined = Object.entries(params).filter(([, value]) => value !== undefined)
  return {
    code,
    params: Object.fromEntries(defined),
    remedy: typeof remedy === 'function' ? remedy(params) : remedy,
    retry,
  }
}

/** A failure that came across a boundary, as an error again. */
export function errorOf({ code, params }: Failure): ActivatorError {
  // The schema keeps `params` to strings and numbers; which of them a code has was settled where it was made.
  return new ActivatorError(code, params as unknown as ErrorParams[ErrorCode])
}
