/**
 * What a user interface may ask, and what it is shown. Commands answer `accepted` or a failure; every result comes back
 * in a snapshot, so that a screen can be drawn at any moment from the newest one. Long lists are paged queries.
 * Both ends of IPC and HTTP parse with these schemas.
 */
import { z } from 'zod'
import { phaseSchema } from './activation/state.ts'
import { failureSchema } from './errors.ts'

const short = z.string().max(1024)
export const languages = ['en', 'de', 'fr'] as const
export const themes = ['system', 'light', 'dark'] as const

export const commandSchema = z.discriminatedUnion('command', [
  /** Practice: embedded service and simulated devices, apart from every real account. */
  z.object({ command: z.literal('choose-mode'), mode: z.enum(['practice', 'account', 'undecided']) }),
  z.object({
    command: z.literal('sign-in'),
    username: short.min(1),
    password: short.min(1),
    /** Ends in /v1/; left out keeps the configured one. */
    service: z.url().max(2048).optional(),
    accountUrl: z.url().max(2048).optional(),
  }),
  z.object({ command: z.literal('sign-out') }),
  /** One activation on this port, guide manner: it stops at `confirming`. */
  z.object({ command: z.literal('activate'), port: short, profile: short.optional(), expect: short.optional() }),
  z.object({ command: z.literal('confirm'), activation: z.uuid() }),
  z.object({ command: z.literal('cancel'), activation: z.uuid() }),
  z.object({ command: z.literal('set'), language: z.enum(languages).optional(), theme: z.enum(themes).optional() }),
  /** Practice only: plug one more simulated device, or pull one out. */
  z.object({ command: z.literal('practice-plug') }),
  z.object({ command: z.literal('practice-unplug'), port: short }),
])
export type Command = z.infer<typeof commandSchema>

export const answerSchema = z.union([z.object({ accepted: z.literal(true) }), z.object({ failure: failureSchema })])
export type Answer = z.infer<typeof answerSchema>

export const querySchema = z.discriminatedUnion('query', [
  z.object({
    query: z.literal('history'),
    /** Only entries older than this sequence number. */
    before: z.int().positive().optional(),
    limit: z.int().min(1).max(200).default(50),
    search: short.optional(),
  }),
])
export type Query = z.input<typeof querySchema>

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
export const foundSchema = z.union([
  z.object({ rows: z.array(historyRowSchema), next: z.int().positive().optional() }),
  z.object({ failure: failureSchema }),
])
export type Found = z.infer<typeof foundSchema>

export const activationViewSchema = z.object({
  id: z.uuid(),
  port: z.string(),
  /** ISO 8601: since when it stands in this phase. */
  since: z.iso.datetime(),
  phase: phaseSchema,
})
export type ActivationView = z.infer<typeof activationViewSchema>

export const portViewSchema = z.object({
  path: z.string(),
  place: z.string().optional(),
  /** "Vendor Product", as the system tells it; hostile text. */
  label: z.string().optional(),
  /** Ids of profiles that may be asked on it. Empty: shown greyed, with "ask it anyway". */
  profiles: z.array(z.string()),
  simulated: z.boolean(),
  /** The newest activation on it. */
  activation: activationViewSchema.optional(),
})
export type PortView = z.infer<typeof portViewSchema>

export const snapshotSchema = z.object({
  /** Grows; an older one that arrives late is dropped. */
  number: z.int().nonnegative(),
  /** Changes with each start of the core: numbers begin anew. */
  run: z.uuid(),
  mode: z.enum(['practice', 'account', 'undecided']),
  account: z.object({
    state: z.enum(['signed-out', 'signing-in', 'signed-in']),
    username: z.string().optional(),
    service: z.string().optional(),
    /** Why signing in failed or is needed again. */
    failure: failureSchema.optional(),
    /** false: the password or token is in memory only, and the next start asks again. Left out before a sign-in is tried. */
    kept: z.boolean().optional(),
  }),
  ports: z.array(portViewSchema),
  /** Going on without their port: an unplug after the intent ends nothing. */
  portless: z.array(activationViewSchema),
  profiles: z.array(z.object({ id: z.string(), name: z.object({ en: z.string(), de: z.string(), fr: z.string() }) })),
  /** What is wrong in the background: a profile that cannot be read, a journal set aside, intents of another account. */
  notices: z.array(
    z.discriminatedUnion('notice', [
      z.object({
        notice: z.literal('profile-problem'),
        file: z.string(),
        line: z.int().optional(),
        reason: z.string(),
      }),
      z.object({ notice: z.literal('journal-set-aside'), file: z.string() }),
      z.object({ notice: z.literal('settings-set-aside'), file: z.string() }),
      z.object({ notice: z.literal('intents-of-another-account'), account: z.string(), count: z.int().positive() }),
      z.object({ notice: z.literal('reconciled'), serial_number: z.string(), outcome: z.string() }),
      z.object({ notice: z.literal('failure'), failure: failureSchema }),
    ]),
  ),
  settings: z.object({ language: z.enum(languages), theme: z.enum(themes) }),
  /** How often history changed in this run: a list open on screen is asked for again when it grows. */
  results: z.int().nonnegative(),
})
export type Snapshot = z.infer<typeof snapshotSchema>
export type Notice = Snapshot['notices'][number]

/** The core as a host holds it. */
export interface Activator extends AsyncDisposable {
  snapshot(): Snapshot
  /** Called with the newest snapshot at most 30 times a second. */
  onSnapshot(callback: (snapshot: Snapshot) => void): Disposable
  /** `command` is not trusted: it is parsed here. */
  run(command: unknown): Promise<Answer>
  ask(query: unknown): Promise<Found>
}
