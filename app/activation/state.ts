/** One activation's states and ends, as unions: the compiler checks that each is handled. */
import { z } from 'zod'
import { failureSchema } from '../errors.ts'
import { identitySchema, ownershipSchema } from '../ownership/record.ts'

/** Whether the account owns the device, as far as the service has said. */
export const ownedSchema = z.enum(['yes', 'no', 'unknown'])
export type Owned = z.infer<typeof ownedSchema>

/** What goes on by itself later. `until` is an ISO 8601 instant for the count-down, where it is known. */
export const waitSchema = z.object({
  for: z.enum(['sign-in', 'network', 'rate-limit']),
  until: z.iso.datetime().optional(),
})
export type Wait = z.infer<typeof waitSchema>

const identity = { identity: identitySchema }
export const stateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting') }),
  z.object({ state: z.literal('identifying'), profile: z.string() }),
  z.object({ state: z.literal('confirming'), ...identity }),
  /** `kept`: it is written down, so the device may be unplugged. */
  z.object({ state: z.literal('waiting'), ...identity, wait: waitSchema, kept: z.boolean().optional() }),
  z.object({ state: z.literal('taking'), ...identity }),
  z.object({ state: z.literal('proving'), ...identity, ownership: ownershipSchema }),
])
/** Under way. */
export type State = z.infer<typeof stateSchema>
export type StateName = State['state']

export const endSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('done'),
    outcome: z.enum(['taken', 'already-yours']),
    ...identity,
    ownership: ownershipSchema,
  }),
  z.object({
    state: z.literal('failed'),
    at: z.enum(['connecting', 'identifying', 'confirming', 'waiting', 'taking', 'proving']),
    failure: failureSchema,
    owned: ownedSchema,
    identity: identitySchema.optional(),
    ownership: ownershipSchema.optional(),
  }),
  /** Unplugged before anything was written down or sent. */
  z.object({ state: z.literal('removed'), owned: ownedSchema, identity: identitySchema.optional() }),
])
/** How it ended. `done` is owned and proven by read-back, nothing less. */
export type End = z.infer<typeof endSchema>

export const phaseSchema = z.union([stateSchema, endSchema])
export type Phase = z.infer<typeof phaseSchema>

export function hasEnded(phase: Phase): phase is End {
  return phase.state === 'done' || phase.state === 'failed' || phase.state === 'removed'
}

/** "taken", "already-yours", "failed" or "removed": the word scripts and history use. */
export function outcomeOf(end: End): 'taken' | 'already-yours' | 'failed' | 'removed' {
  return end.state === 'done' ? end.outcome : end.state
}

export function ownedOf(end: End): Owned {
  return end.state === 'done' ? 'yes' : end.owned
}
