/**
 * What the journal holds: `intent` → `answered` → `proven` | `ended(reason)`, and a `result` for each activation.
 * An intent stays open until it is proven or ended.
 */
import { z } from 'zod'
import { rulesSchema } from '../batch/rules.ts'
import { failureSchema } from '../errors.ts'
import { identitySchema, ownershipSchema } from '../ownership/record.ts'
import { ownedSchema } from './state.ts'
import { storySchema } from './story-steps.ts'

/** Ties the entries of one activation or one release together. */
const act = z.uuid()
const ownershipId = z.int().positive()

/** Which batch something belongs to. */
export const batchMarkSchema = z.object({
  id: z.uuid(),
  /** One stay of a device at a socket: its tries belong together. Left out for what is undone. */
  visit: z.uuid().optional(),
  /** As the person calls it. */
  socket: z.string().max(64).optional(),
})
export type BatchMark = z.infer<typeof batchMarkSchema>
const batch = batchMarkSchema.optional()

export const takeIntentSchema = z.object({
  kind: z.literal('intent'),
  act,
  does: z.literal('take'),
  /** Service URL + client id + user name: an intent is reconciled only under its own account key. */
  account: z.string(),
  ...identitySchema.shape,
  /** Ids of this serial's ownerships seen before the intent; what is not among them came after it. */
  before: z.array(ownershipId),
  /** Sent as Idempotency-Key. */
  key: z.uuid(),
  batch,
})
export const releaseIntentSchema = z.object({
  kind: z.literal('intent'),
  act,
  does: z.literal('release'),
  account: z.string(),
  ...identitySchema.shape,
  device_id: z.int().positive(),
  /** Released only while this is the device's current ownership. */
  ownership: ownershipId,
  key: z.uuid(),
  batch,
})
/**
 * A device of a batch, read twice while the service was away: it may be unplugged, and is looked up and taken when the
 * service is back. Open like an intent; the intent of the same act takes its place.
 */
export const queuedSchema = z.object({
  kind: z.literal('queued'),
  act,
  account: z.string(),
  ...identitySchema.shape,
  batch: batchMarkSchema,
})

/** `act` is the batch itself. */
const ofBatch = { kind: z.literal('batch'), act }
export const batchEntrySchema = z.discriminatedUnion('does', [
  z.object({
    ...ofBatch,
    does: z.literal('created'),
    account: z.string(),
    name: z.string(),
    rules: rulesSchema,
    profile: z.string().optional(),
    /** Its lines are kept beside the journal; `hash` covers them. */
    list: z.object({ file: z.string(), lines: z.int(), groups: z.int(), hash: z.string() }).optional(),
  }),
  /** `done`: how many were by then, so that a list of batches need not read each one's results. */
  z.object({ ...ofBatch, does: z.enum(['paused', 'resumed', 'closed']), done: z.int().optional() }),
  /** What a person said about the device of this visit. */
  z.object({
    ...ofBatch,
    does: z.literal('decided'),
    visit: z.uuid(),
    decision: z.enum(['take', 'set-aside', 'again']),
  }),
])
export type BatchEntry = z.infer<typeof batchEntrySchema>

export const entrySchema = z.union([
  takeIntentSchema,
  releaseIntentSchema,
  queuedSchema,
  batchEntrySchema,
  z.object({
    kind: z.literal('answered'),
    act,
    /** `lost`: no answer, or none that says for certain; only a GET tells. */
    answer: z.enum(['created', 'existing', 'released', 'conflict', 'refused', 'lost']),
    ownership: ownershipSchema.optional(),
    failure: failureSchema.optional(),
  }),
  z.object({ kind: z.literal('proven'), act, ownership: ownershipSchema }),
  z.object({
    kind: z.literal('ended'),
    act,
    /**
     * `record-gone`: the service has no such ownership any more, neither by its id nor in its lists ·
     * `already-yours`: what was kept needed no intent.
     */
    reason: z.enum(['refused', 'owned-by-other', 'released-since', 'nothing-happened', 'record-gone', 'already-yours']),
    failure: failureSchema.optional(),
    ownership: ownershipSchema.optional(),
  }),
  /** How one activation or release ended for the person; history and reports are read from these. */
  z.object({
    kind: z.literal('result'),
    act,
    account: z.string(),
    port: z.string().optional(),
    outcome: z.enum(['taken', 'already-yours', 'failed', 'removed', 'released']),
    owned: ownedSchema,
    identity: identitySchema.optional(),
    ownership: ownershipSchema.optional(),
    failure: failureSchema.optional(),
    /** Milliseconds from start to end. */
    ms: z.number().nonnegative(),
    /** Settled after a restart rather than seen through. */
    reconciled: z.boolean().optional(),
    batch,
    story: storySchema,
  }),
])
export type JournalEntry = z.infer<typeof entrySchema>
export type TakeIntent = z.infer<typeof takeIntentSchema>
export type ReleaseIntent = z.infer<typeof releaseIntentSchema>
export type Intent = TakeIntent | ReleaseIntent
export type Queued = z.infer<typeof queuedSchema>
export type Result = Extract<JournalEntry, { kind: 'result' }>

export interface StoredEntry {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number
  /** ISO 8601, UTC. For people; decides nothing. */
  readonly at: string
  readonly entry: JournalEntry
  /** SHA-256 over the previous hash, sequence, at and entry, in hex. */
  readonly hash: string
}
