/** What was done, newest first: pages of history. */
import { z } from 'zod'
import { failureSchema } from '../errors.ts'

export const historyAsked = [
  z.object({
    query: z.literal('history'),
    /** Only entries older than this sequence number. */
    before: z.int().positive().optional(),
    limit: z.int().min(1).max(200).default(50),
    search: z.string().max(1024).optional(),
  }),
] as const

export const historyRowSchema = z.object({
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  outcome: z.enum(['taken', 'already-yours', 'failed', 'removed', 'released']),
  owned: z.enum(['yes', 'no', 'unknown']),
  serial_number: z.string().optional(),
  device_name: z.string().optional(),
  port: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  failure: failureSchema.optional(),
  reconciled: z.boolean(),
  ms: z.number(),
})
export type HistoryRow = z.infer<typeof historyRowSchema>

export const historyPageSchema = z.object({ rows: z.array(historyRowSchema), next: z.int().positive().optional() })
export type HistoryPage = z.infer<typeof historyPageSchema>

export const historyFound = { history: historyPageSchema } as const
