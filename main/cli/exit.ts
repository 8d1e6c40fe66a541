/** What a run's end says to scripts, as one number. */
import type { Owned } from '../../app/activation/state.ts'
import type { ErrorCode, Failure } from '../../app/errors.ts'

export const exits = {
  done: 0,
  someFailed: 1,
  wrongUse: 2,
  signIn: 3,
  unreachable: 4,
  interrupted: 130,
} as const
export type ExitCode = (typeof exits)[keyof typeof exits]

/** How one device (or one release) ended, as far as the exit code asks. */
export interface DeviceEnd {
  readonly failure?: Failure | undefined
  readonly owned?: Owned | undefined
  /** `removed`: it did not fail, and it is not done either. */
  readonly outcome?: string | undefined
}
export interface RunEnd {
  readonly interrupted?: boolean
  /** Failures outside a device. */
  readonly errors?: readonly Failure[]
  readonly devices?: readonly DeviceEnd[]
}

const wrongUse: ReadonlySet<ErrorCode> = new Set(['CONFIG_INVALID', 'DATA_FOLDER_IN_USE'])
const signIn: ReadonlySet<ErrorCode> = new Set(['SIGN_IN_REQUIRED', 'SIGN_IN_REFUSED'])
/** Only a service that let the account in gives these. */
const pastSignIn: ReadonlySet<ErrorCode> = new Set([
  'NOT_A_MANAGER',
  'DEVICE_UNKNOWN',
  'OWNED_BY_OTHER',
  'NOT_OWNER',
  'PROOF_MISMATCH',
])

/**
 * 2 wrong use or configuration, 130 interrupted, 3 sign-in needed or refused (no device got past it), 4 service
 * unreachable for every device, 1 some device failed or was unplugged before it was taken, 0 done: the first of these
 * that fits.
 */
export function exitCodeOf({ interrupted = false, errors = [], devices = [] }: RunEnd): ExitCode {
  const failures = [...errors, ...devices.flatMap(({ failure }) => failure ?? [])]
  if (failures.some(isWrongUse)) return exits.wrongUse
  if (interrupted || errors.some(({ code }) => code === 'CANCELLED')) return exits.interrupted
  if (failures.some(({ code }) => signIn.has(code)) && !devices.some(gotPastSignIn)) return exits.signIn
  const judged: readonly DeviceEnd[] = devices.length > 0 ? devices : errors.map((failure) => ({ failure }))
  if (judged.length > 0 && judged.every(({ failure }) => failure?.code === 'SERVICE_UNREACHABLE')) {
    return exits.unreachable
  }
  return failures.length > 0 || devices.some(wasRemoved) ? exits.someFailed : exits.done
}

/** A serial number that fits several devices (`ids`) is a failure of that one, and says nothing of the others. */
function isWrongUse({ code, params }: Failure): boolean {
  return wrongUse.has(code) && !('ids' in params)
}

const wasRemoved = ({ outcome }: DeviceEnd) => outcome === 'removed'

function gotPastSignIn({ failure, owned = 'unknown', outcome }: DeviceEnd): boolean {
  if (owned !== 'unknown') return true
  return failure === undefined ? outcome !== 'removed' : pastSignIn.has(failure.code)
}

/**
 * For what runs until it is stopped. SIGTERM is how a system asks it to: that is its orderly end.
 * @param stopped aborted with the name of the process signal.
 */
export function endOfRunning(stopped: AbortSignal): ExitCode {
  return stopped.reason === 'SIGTERM' ? exits.done : exits.interrupted
}
