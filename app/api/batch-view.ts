/** The batch station as its screen draws it: its part of a snapshot. */
import { z } from 'zod'
import { phaseSchema, waitSchema } from '../activation/state.ts'
import { columnRoles, manifestLineSchema } from '../batch/manifest.ts'
import { rulesSchema } from '../batch/rules.ts'
import { failureSchema } from '../errors.ts'
import { batchRowSchema, batchStates, verifiedSchema } from './batch.ts'

const batch = z.uuid()
const instant = z.iso.datetime()
const count = z.int().nonnegative()

export const listProblemKinds = [
  'duplicate',
  'blank',
  'odd-characters',
  'number',
  'exponent',
  'too-long',
  'formula',
] as const
/** `number`, `exponent`: Excel made a number of it; `probably` is what it was. */
export const listProblemSchema = z.object({
  kind: z.enum(listProblemKinds),
  /** How many lines have it. */
  count: z.int().positive(),
  /** The first of them. */
  lines: z.array(z.int().positive()).max(20),
  /** As it stands in the first. */
  example: z.string().max(256),
  probably: z.string().max(256).optional(),
})
export type ListProblem = z.infer<typeof listProblemSchema>

export const draftViewSchema = z.object({
  file: z.string(),
  /** `reading` tells how much of it, 0 to 1. */
  state: z.enum(['reading', 'ready', 'failed']),
  share: z.number().min(0).max(1).optional(),
  failure: failureSchema.optional(),
  sheet: z.string().optional(),
  /** Lines above the first device. */
  header: count,
  columns: z.array(z.object({ title: z.string(), role: z.enum(columnRoles) })),
  /** The first lines below the header, as they are. */
  rows: z.array(z.object({ line: z.int().positive(), cells: z.array(z.string()) })).max(20),
  /** Devices it expects. */
  lines: count,
  /** Cartons or pallets they stand in. */
  groups: count,
  problems: z.array(listProblemSchema),
})
export type DraftView = z.infer<typeof draftViewSchema>

/** Readable from two metres: a shape, a colour and a word for each. */
export const tileShows = ['ready', 'working', 'done', 'look', 'failed'] as const
/**
 * What of a device wants a person. `label`: a label is to be scanned; `failure` says what of the phase's failure;
 * `set-aside`: somebody decided that already.
 */
export const tileNeeds = ['unlisted', 'other-name', 'label', 'already-yours', 'failure', 'set-aside'] as const

export const tileSchema = z.object({
  /** The socket, stable over replugging. */
  socket: z.string(),
  /** From 1, in the order of the sockets. */
  number: z.int().positive(),
  name: z.string().optional(),
  /** Sockets of one hub stand together. */
  hub: z.string().optional(),
  /** Left out while nothing is plugged in. */
  port: z.string().optional(),
  shows: z.enum(tileShows),
  /** Since when it shows this. */
  since: instant,
  phase: phaseSchema.optional(),
  needs: z.enum(tileNeeds).optional(),
  /** The line that expects it. */
  listed: manifestLineSchema.optional(),
  /** What a scanned label said. */
  label: z.string().optional(),
  /** Tries so far, the running one too. */
  tries: count,
  /** Written down with its intent: the device may be unplugged, the rest goes on by itself. */
  kept: z.boolean(),
})
export type Tile = z.infer<typeof tileSchema>

const undoViewSchema = z.object({
  since: instant,
  total: count,
  released: count,
  failed: count,
  running: count,
  stopped: z.boolean(),
  over: z.boolean(),
  wait: waitSchema.optional(),
})

export const scanViewSchema = z.object({
  /** The serial number the label says. */
  serial_number: z.string(),
  at: instant,
  /** `paired`: with the device in `socket` · `differs`: from it · `found`: in the list or at a socket · `unknown` */
  what: z.enum(['paired', 'differs', 'found', 'unknown']),
  socket: z.string().optional(),
  line: z.int().positive().optional(),
})

export const openBatchSchema = z.object({
  id: batch,
  name: z.string(),
  created: instant,
  closed: instant.optional(),
  state: z.enum(batchStates),
  rules: rulesSchema,
  list: z.object({ file: z.string(), lines: count, groups: count }).optional(),
  profile: z.string().optional(),
  account: z.string(),
  /** Left out without a list. */
  expected: count.optional(),
  /** Of the expected ones; without a list: all. Those that were the account's before are among them where they count. */
  done: count,
  taken: count,
  alreadyYours: count,
  failed: count,
  setAside: count,
  unlisted: count,
  /** Kept with their intents until the service is back. */
  waiting: count,
  /** Tiles that need a person. */
  need: count,
  /** From the last minutes; left out while nobody can tell. */
  perHour: count.optional(),
  /** Seconds, and when that will be. Left out while nobody can tell. */
  left: z.object({ seconds: count, at: instant }).optional(),
  scan: scanViewSchema.optional(),
  undo: undoViewSchema.optional(),
  /** Grows with each change of its rows: a list on screen is asked for again. */
  changed: count,
})
export type OpenBatch = z.infer<typeof openBatchSchema>

export const batchViewSchema = z.object({
  draft: draftViewSchema.optional(),
  open: openBatchSchema.optional(),
  /** The newest that is not closed, where none is open. */
  latest: batchRowSchema.optional(),
  /** The report that was opened to be verified; without `found` it is still being read. */
  verified: z.object({ file: z.string(), found: verifiedSchema.optional() }).optional(),
  /** Every known socket, in order. */
  tiles: z.array(tileSchema),
  /** While sockets are taught: how many were so far. */
  teaching: count.optional(),
  /** Of the station's key, for comparing with a report's. */
  fingerprint: z.string().optional(),
  /** This host can make a PDF of the open batch's report. */
  makesPdf: z.literal(true).optional(),
})
export type BatchView = z.infer<typeof batchViewSchema>
