import { ActivatorError } from '../../app/errors.ts'

/** Why a packing list cannot be read; `list-file.ts` adds which file it is. @param line from 1, as a person sees it */
export function refused(what: string, line?: number, cause?: unknown): ActivatorError<'CONFIG_INVALID'> {
  return new ActivatorError('CONFIG_INVALID', { what, ...(line !== undefined && { line }) }, cause)
}

export const ENCRYPTED = 'is encrypted: save it without a password'
export const WITH_MACROS = 'holds macros: save it without them (.xlsx)'
