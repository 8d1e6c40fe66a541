/**
 * The batch station: many devices against a packing list. What is under way is in the snapshot; lists of lines, batches
 * and reports are queries.
 */
import { z } from 'zod'
import { columnRoles } from '../batch/manifest.ts'
import { reportRowSchema } from '../batch/report-rows.ts'
import { rulesSchema } from '../batch/rules.ts'
import { failureSchema } from '../errors.ts'
import { languages } from './settings.ts'

const batch = z.uuid()
const socket = z.string().min(1).max(1024)
const instant = z.iso.datetime()
const count = z.int().nonnegative()

/** Bytes of a file that a page hands over: a packing list, or a report of 100,000 lines. */
export const MOST_FILE_BYTES = 128 * 1024 * 1024
/** Characters of base64 in one part of it, that each fits into one message of any host. */
export const MOST_PART = 160_000
export const MOST_ROWS_ASKED = 200

// ── Commands ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const decisions = ['take', 'set-aside', 'again'] as const
export type Decision = (typeof decisions)[number]

export const batchCommands = [
  /** A file is coming, in place of the one before: a packing list, or a report to be verified. Its parts follow in order. */
  z.object({
    command: z.literal('file-open'),
    holds: z.enum(['list', 'report']),
    name: z.string().min(1).max(255),
    bytes: count.max(MOST_FILE_BYTES),
  }),
  z.object({ command: z.literal('file-part'), base64: z.base64().max(MOST_PART) }),
  /** What its columns hold, and how many lines stand above the first device. */
  z.object({
    command: z.literal('list-columns'),
    header: z.int().min(0).max(20),
    columns: z.array(z.enum(columnRoles)).max(256),
  }),
  /** Ends the reading and forgets the file. */
  z.object({ command: z.literal('file-drop'), holds: z.enum(['list', 'report']) }),
  /** With the list that is read, where there is one. */
  z.object({
    command: z.literal('batch-start'),
    name: z.string().trim().min(1).max(120),
    rules: rulesSchema,
    /** Ask every device with this profile. Left out: each by what it is on USB. */
    profile: z.string().max(128).optional(),
  }),
  /** No device that is plugged in is asked; what was begun comes to its end. */
  z.object({ command: z.literal('batch-pause') }),
  /** Goes on with the open one, or with this one of those that were kept. */
  z.object({ command: z.literal('batch-resume'), batch: batch.optional() }),
  /** To look at: nothing is begun. */
  z.object({ command: z.literal('batch-open'), batch }),
  /** For good: afterwards it can be read, reported and undone. */
  z.object({ command: z.literal('batch-close') }),
  /** Back to where a batch is chosen. A running one is paused. */
  z.object({ command: z.literal('batch-leave') }),
  /** At a tile that needs a person. `again` asks the device once more. */
  z.object({ command: z.literal('batch-decide'), socket, decision: z.enum(decisions) }),
  /** A scanner read this: the label of the device that waits for it, or one to be found. */
  z.object({ command: z.literal('batch-scan'), text: z.string().min(1).max(1024) }),
  /** The sockets are numbered anew, in the order in which something is plugged into each. */
  z.object({ command: z.literal('sockets-teach') }),
  /** Ends the teaching: keeps what was taught, or leaves all as it was. */
  z.object({ command: z.literal('sockets-taught'), keep: z.boolean() }),
  /** Left out or empty: its number again. */
  z.object({ command: z.literal('socket-name'), socket, name: z.string().trim().max(24).optional() }),
  /** Gives back what the open batch took; what an earlier undo left is continued. `word` as the preview asks for it. */
  z.object({ command: z.literal('batch-undo'), word: z.string().max(64) }),
  /** Begins no more of them. */
  z.object({ command: z.literal('batch-undo-stop') }),
] as const

// ── Queries ───────────────────────────────────────────────────────────────────────────────────────────────────────

const page = { offset: count.default(0), limit: z.int().min(1).max(MOST_ROWS_ASKED).default(50) }
export const reportFormats = ['csv', 'xlsx', 'json', 'html'] as const
export type ReportFormat = (typeof reportFormats)[number]
/** `pdf`: the page, printed by a host that can. */
export const savedFormats = [...reportFormats, 'pdf'] as const
export type SavedFormat = (typeof savedFormats)[number]

export const rowFilters = ['all', 'story', 'done', 'missing', 'failed', 'set-aside', 'unlisted', 'waiting'] as const
export type RowFilter = (typeof rowFilters)[number]

export const batchAsked = [
  /** Newest first. */
  z.object({ query: z.literal('batches'), ...page }),
  /** Lines of the list and devices beside it. `story`: those that did not simply go well. */
  z.object({
    query: z.literal('batch-rows'),
    batch,
    filter: z.enum(rowFilters).default('all'),
    search: z.string().max(200).default(''),
    ...page,
  }),
  z.object({
    query: z.literal('batch-report'),
    batch,
    format: z.enum(savedFormats),
    /** Of what is for people in it. */
    language: z.enum(languages).default('en'),
  }),
  /** What undoing the open batch would give back. */
  z.object({ query: z.literal('batch-undo-preview'), batch, ...page }),
] as const

export const batchStates = ['running', 'paused', 'closed'] as const
export const batchRowSchema = z.object({
  id: batch,
  name: z.string(),
  created: instant,
  closed: instant.optional(),
  state: z.enum(batchStates),
  done: count,
  expected: count.optional(),
})
export type BatchRow = z.infer<typeof batchRowSchema>

export const undoStates = ['will-release', 'changed-since', 'released', 'failed'] as const
export const undoRowSchema = z.object({
  serial_number: z.string(),
  device_name: z.string(),
  ownership: z.int().positive(),
  state: z.enum(undoStates),
  /** Nobody saw the service say that this batch took it: it was found out later. */
  reconciled: z.boolean(),
  failure: failureSchema.optional(),
})
export type UndoRow = z.infer<typeof undoRowSchema>

/** `row` counts the report's rows from 1. `where` says what of the report does not agree with the rest. */
export const verifiedSchema = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('unchanged'),
    fingerprint: z.string(),
    rows: count,
    batch: z.string(),
    /** As CSV, XLSX and the printed page carry it. */
    hash: z.string().optional(),
  }),
  z.object({
    verdict: z.literal('changed'),
    where: z.enum(['row', 'field', 'order', 'missing', 'added', 'head', 'signature', 'key']),
    row: z.int().positive().optional(),
    field: z.string().optional(),
    fingerprint: z.string().optional(),
  }),
  /** Not a report at all, or none that can be read. */
  z.object({ verdict: z.literal('unreadable'), reason: z.string() }),
])
export type Verified = z.infer<typeof verifiedSchema>

/** `base64` for what is no text. */
const file = z.object({ name: z.string(), text: z.string().optional(), base64: z.string().optional() })

export const batchFound = {
  batches: z.object({ rows: z.array(batchRowSchema), count }),
  'batch-rows': z.object({ rows: z.array(reportRowSchema), count, counts: z.record(z.enum(rowFilters), count) }),
  'batch-report': file,
  'batch-undo-preview': z.object({
    rows: z.array(undoRowSchema),
    count,
    /** Of all of them. */
    releases: count,
    changedSince: count,
    reconciled: count,
    /** What a person types to show that they mean it. */
    word: z.string(),
  }),
} as const
