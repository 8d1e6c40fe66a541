/** One line of a report: a line of the packing list, or a device that came beside it, and what became of it. */
import { z } from 'zod'
import { failureSchema } from '../errors.ts'
import { manifestLineSchema } from './manifest.ts'

/**
 * `missing`: expected, and never plugged in · `waiting`: kept with its intent until the service is back ·
 * `released`: taken, and given back by this batch's undo.
 */
export const rowOutcomes = ['taken', 'already-yours', 'failed', 'set-aside', 'waiting', 'missing', 'released'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

export const reportRowSchema = manifestLineSchema.partial({ line: true, serial_number: true }).extend({
  /** On the list, or come beside it (then `line` is left out). */
  expected: z.boolean(),
  outcome: z.enum(rowOutcomes),
  /** ISO 8601: when that was known. */
  at: z.iso.datetime().optional(),
  /** Who was signed in. */
  by: z.string().optional(),
  /** Where it was plugged in, as the person calls it. */
  socket: z.string().optional(),
  ownership: z.int().positive().optional(),
  /** Since when the device is the account's, where it was before. */
  since: z.iso.datetime({ offset: true }).optional(),
  /** The last problem there was, whether or not it was overcome. */
  problem: failureSchema.optional(),
  /** What a person did about it. */
  decided: z.enum(['take', 'set-aside', 'again']).optional(),
  /** How often it was asked. */
  tries: z.int().nonnegative(),
  /** Found out by looking at the service later, since nobody saw the answer. */
  reconciled: z.boolean().optional(),
  /** What the scanned label said. */
  label: z.string().optional(),
})
export type ReportRow = z.infer<typeof reportRowSchema>

/** What a report is made of, however it is written down. */
export interface ReportContent {
  readonly batch: {
    readonly id: string
    readonly name: string
    /** ISO 8601 */
    readonly created: string
    readonly closed?: string | undefined
    readonly account: string
    readonly list?: { readonly file: string; readonly lines: number } | undefined
  }
  readonly rows: readonly ReportRow[]
  /** ISO 8601 */
  readonly made: string
}
