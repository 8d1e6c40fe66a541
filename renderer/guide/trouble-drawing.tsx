/** The drawing that shows best what a failure is about. */
import type { ReactNode } from 'react'
import type { ErrorCode, Failure } from '../../app/errors.ts'
import { Clock } from '../drawings/clock.tsx'
import { ComputerPlug } from '../drawings/computer-plug.tsx'
import { LabelCheck } from '../drawings/label-check.tsx'
import { NoAnswer } from '../drawings/no-answer.tsx'
import { OwnedByAnother } from '../drawings/owned-by-another.tsx'
import { PortHeld } from '../drawings/port-held.tsx'
import { PortLocked } from '../drawings/port-locked.tsx'
import { ServiceUnreachable } from '../drawings/service-unreachable.tsx'
import { SignInCloud } from '../drawings/sign-in.tsx'

const drawings: { readonly [C in ErrorCode]: () => ReactNode } = {
  PORT_BUSY: PortHeld,
  PORT_PERMISSION: PortLocked,
  PORT_GONE: ComputerPlug,
  PORT_LIST_UNAVAILABLE: PortLocked,
  DEVICE_SILENT: NoAnswer,
  DEVICE_GARBLED: NoAnswer,
  IDENTITY_INVALID: NoAnswer,
  IDENTITY_UNSTABLE: NoAnswer,
  NO_PROFILE: NoAnswer,
  LABEL_MISMATCH: LabelCheck,
  NOT_ON_LIST: LabelCheck,
  ALREADY_IN_BATCH: LabelCheck,
  DUPLICATE_DEVICE: LabelCheck,
  SIGN_IN_REQUIRED: SignInCloud,
  SIGN_IN_REFUSED: SignInCloud,
  NOT_A_MANAGER: OwnedByAnother,
  DEVICE_UNKNOWN: LabelCheck,
  OWNED_BY_OTHER: OwnedByAnother,
  RATE_LIMITED: Clock,
  SERVICE_UNREACHABLE: ServiceUnreachable,
  SERVICE_REFUSED: ServiceUnreachable,
  SERVICE_NONSENSE: ServiceUnreachable,
  TLS_UNTRUSTED: PortLocked,
  PROOF_MISMATCH: LabelCheck,
  NOT_OWNER: OwnedByAnother,
  CANCELLED: ComputerPlug,
  TIMED_OUT: Clock,
  CONFIG_INVALID: PortLocked,
  JOURNAL_UNAVAILABLE: PortLocked,
  DATA_FOLDER_IN_USE: PortHeld,
}

export function TroubleDrawing({ failure: { code, remedy } }: { failure: Failure }) {
  const Drawing = remedy === 'check-the-clock' ? Clock : drawings[code]
  return <Drawing />
}
