/**
 * What the journal holds: `intent` → `answered` → `proven` | `ended(reason)`, and a `result` for each activation.
 * An intent stays open until it is proven or ended.
 */
import { z } from 'zod'
import { failureSchema } from '../errors.ts'
import { identitySchema, ownershipSchema } from '../ownership/record.ts'
import { ownedSchema } from './state.ts'
import { storySchema } from './story-steps.ts'

/** Ties the entries of one activation or one release together. */
const act = z.uuid()
const ownershipId = z.int().positive()

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
})

export const entrySchema = z.union([
  takeIntentSchema,
  releaseIntentSchema,
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
    /** `record-gone`: the service has no such ownership any more, neither by its id nor in its lists. */
    reason: z.enum(['refused', 'owned-by-other', 'released-since', 'nothing-happened', 'record-gone']),
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
    story: storySchema,
  }),
])
export type JournalEntry = z.infer<typeof entrySchema>
export type TakeIntent = z.infer<typeof takeIntentSchema>
export type ReleaseIntent = z.infer<typeof releaseIntentSchema>
export type Intent = TakeIntent | ReleaseIntent
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
