/** A device profile tried on a plugged-in device, or on what was recorded of one; and where the profiles come from. */
import { z } from 'zod'
import { failureSchema } from '../errors.ts'

const short = z.string().max(1024)
/** Of a trace file, that it can be handed back whole in one message. */
export const mostTraceCharacters = 190_000

export const profileTestCommands = [
  /** Asks who is there, twice, and records every byte. Owns nothing. One at a time. */
  z.object({ command: z.literal('profile-test'), port: short, profile: short }),
  /** Ends the one that runs. */
  z.object({ command: z.literal('profile-test-stop') }),
] as const

export const profileTestAsked = [
  /** What was recorded of the newest test, from this chunk on. */
  z.object({ query: z.literal('trace'), from: z.int().min(0) }),
  /** The same as a file. */
  z.object({ query: z.literal('trace-file') }),
  /** What this profile makes of a recorded trace. Takes as long as it took then. */
  z.object({ query: z.literal('replay'), profile: short, text: z.string().max(mostTraceCharacters) }),
  z.object({ query: z.literal('profile-sources') }),
] as const

const milliseconds = z.number().min(0)
export const profileTestResultSchema = z.object({
  identity: z.object({ serial_number: z.string(), device_name: z.string() }).optional(),
  /** Left out where it was identified. */
  failure: failureSchema.optional(),
  /** Which attempt was answered, from 1; of a failure: how many were not. */
  attempts: z.int().min(0),
  /** Milliseconds from the beginning, as far as it came. */
  opened: milliseconds.optional(),
  answered: milliseconds.optional(),
  ended: milliseconds,
})
export type ProfileTestResult = z.infer<typeof profileTestResultSchema>

export const profileTestViewSchema = z.object({
  /** Counts the tests of this run: chunks of another one are of another trace. */
  test: z.int().positive(),
  port: z.string(),
  profile: z.string(),
  /** ISO 8601 */
  since: z.iso.datetime(),
  bytes: z.object({ tx: z.int(), rx: z.int() }),
  chunks: z.int(),
  /** More came than is kept: the end of it is not recorded. */
  cut: z.boolean(),
  /** Left out while it runs. */
  result: profileTestResultSchema.optional(),
})
export type ProfileTestView = z.infer<typeof profileTestViewSchema>

export const traceChunkSchema = z.object({ ms: milliseconds, dir: z.enum(['tx', 'rx']), hex: z.string() })
export type TraceChunk = z.infer<typeof traceChunkSchema>

export const profileSourceSchema = z.object({
  id: z.string(),
  origin: z.enum(['shipped', 'added']),
  file: z.string(),
  /** An added one that takes the place of a shipped one. */
  replaces: z.boolean(),
})

export const profileTestFound = {
  trace: z.object({ test: z.int().min(0), from: z.int(), chunks: z.array(traceChunkSchema) }),
  'trace-file': z.object({ name: z.string(), text: z.string() }),
  replay: profileTestResultSchema,
  'profile-sources': z.object({
    /** Where a folder with a profile.json is dropped in. */
    folder: z.string(),
    sources: z.array(profileSourceSchema),
  }),
} as const
