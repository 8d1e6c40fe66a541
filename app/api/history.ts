/** What was done, newest first: pages of history, the story of one entry, and all of it as a file. */
import { z } from 'zod'
import { storyStepSchema } from '../activation/story-steps.ts'
import { failureSchema } from '../errors.ts'

export const outcomeFilters = ['any', 'done', 'failed', 'removed', 'released'] as const
export type OutcomeFilter = (typeof outcomeFilters)[number]

const filter = {
  /** A part of what is shown of an entry: serial number, name, port … */
  search: z.string().max(1024).optional(),
  /** `done`: taken, or already yours. */
  outcome: z.enum(outcomeFilters).default('any'),
  /** From here, and before there. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
}
export type HistoryFilter = z.infer<z.ZodObject<typeof filter>>
const sequence = z.int().positive()

export const historyAsked = [
  z.object({
    query: z.literal('history'),
    /** Only entries older than this sequence number. */
    before: sequence.optional(),
    limit: z.int().min(1).max(200).default(50),
    ...filter,
  }),
  z.object({ query: z.literal('story'), sequence }),
  z.object({ query: z.literal('history-csv'), ...filter }),
  z.object({ query: z.literal('history-json'), ...filter }),
] as const

export const historyRowSchema = z.object({
  sequence,
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
  /** How the label was compared. */
  label: z.enum(['scan', 'typed', 'seen', 'given']).optional(),
  /** What was waited for on the way. */
  waited: z.enum(['sign-in', 'network', 'rate-limit']).optional(),
})
export type HistoryRow = z.infer<typeof historyRowSchema>

const historyPageSchema = z.object({
  rows: z.array(historyRowSchema),
  next: sequence.optional(),
  /** When the oldest of all entries was written, whatever was asked for; on the first page only. */
  oldest: z.iso.datetime().optional(),
})
export type HistoryPage = z.infer<typeof historyPageSchema>

/** `ms` from the beginning. */
const journalled = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ step: z.literal(name), ms: z.number(), ...shape })
const ownership = z.int().positive()
export const taleStepSchema = z.discriminatedUnion('step', [
  ...storyStepSchema.options,
  /** The intent is on the disk; then it is sent. */
  journalled('written', { does: z.enum(['take', 'release']) }),
  /** The service was away: the device was written down, and could be unplugged. */
  journalled('kept', {}),
  journalled('answered', {
    answer: z.enum(['created', 'existing', 'released', 'conflict', 'refused', 'lost']),
    ownership: ownership.optional(),
    failure: failureSchema.optional(),
  }),
  journalled('proven', { ownership }),
  journalled('ended', { reason: z.enum(['nothing-happened', 'released-since']) }),
  /** A later start of the program took it up. */
  journalled('settled', {}),
  journalled('failed', { failure: failureSchema.optional() }),
  journalled('removed', {}),
])
export type TaleStep = z.infer<typeof taleStepSchema>
const taleSchema = z.object({
  /** Left out where there is no such entry. */
  row: historyRowSchema.optional(),
  /** Who did it. */
  username: z.string().optional(),
  /** When it began. */
  began: z.iso.datetime().optional(),
  steps: z.array(taleStepSchema),
})
export type Tale = z.infer<typeof taleSchema>

const fileSchema = z.object({
  name: z.string(),
  text: z.string(),
  rows: z.int().nonnegative(),
  /** There is more than one file takes: the newest are in it. */
  cut: z.boolean(),
})
export type HistoryFile = z.infer<typeof fileSchema>

export const historyFound = {
  history: historyPageSchema,
  story: taleSchema,
  'history-csv': fileSchema,
  'history-json': fileSchema,
} as const
