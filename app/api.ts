/**
 * What a user interface may ask, and what it is shown. Commands answer `accepted` or a failure; every result comes back
 * in a snapshot, so that a screen can be drawn at any moment from the newest one. Long lists are paged queries.
 * Both ends of IPC and HTTP parse with these schemas.
 */
import { z } from 'zod'
import { activationViewSchema } from './api/activation.ts'
import { batchAsked, batchCommands, batchFound } from './api/batch.ts'
import { batchViewSchema } from './api/batch-view.ts'
import { checksAsked, checksFound } from './api/checks.ts'
import {
  configurationAsked,
  configurationCommands,
  configurationFound,
  configurationViewSchema,
} from './api/configuration.ts'
import { devicesAsked, devicesCommands, devicesFound, devicesViewSchema, releaseViewSchema } from './api/devices.ts'
import { diagnosticsAsked, diagnosticsFound } from './api/diagnostics.ts'
import { guideCommands, guideViewSchema } from './api/guide.ts'
import { historyAsked, historyFound } from './api/history.ts'
import { practiceCommands } from './api/practice.ts'
import { profileTestAsked, profileTestCommands, profileTestFound, profileTestViewSchema } from './api/profile-test.ts'
import { drawingAsked, drawingFound, profileViewSchema } from './api/profiles.ts'
import { settingsCommands, settingsViewSchema } from './api/settings.ts'
import { failureSchema } from './errors.ts'

const short = z.string().max(1024)

export { languages, themes } from './api/settings.ts'

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
  ...configurationCommands,
  ...guideCommands,
  /** One activation on this port, guide manner: it stops at `confirming`. */
  z.object({ command: z.literal('activate'), port: short, profile: short.optional(), expect: short.optional() }),
  z.object({ command: z.literal('confirm'), activation: z.uuid() }),
  z.object({ command: z.literal('cancel'), activation: z.uuid() }),
  ...settingsCommands,
  ...devicesCommands,
  ...profileTestCommands,
  ...practiceCommands,
  ...batchCommands,
])
export type Command = z.infer<typeof commandSchema>

export const answerSchema = z.union([z.object({ accepted: z.literal(true) }), z.object({ failure: failureSchema })])
export type Answer = z.infer<typeof answerSchema>

export const querySchema = z.discriminatedUnion('query', [
  ...historyAsked,
  ...diagnosticsAsked,
  ...devicesAsked,
  ...profileTestAsked,
  ...drawingAsked,
  ...checksAsked,
  ...configurationAsked,
  ...batchAsked,
])
export type Query = z.infer<typeof querySchema>
export type QueryName = Query['query']
/** As a page sends it: what has a default may be left out. */
export type Asked = z.input<typeof querySchema>

/** By query: what its answer looks like where it could be answered. */
export const foundSchemas = {
  ...historyFound,
  ...diagnosticsFound,
  ...devicesFound,
  ...profileTestFound,
  ...drawingFound,
  ...checksFound,
  ...configurationFound,
  ...batchFound,
} as const satisfies Record<QueryName, z.ZodType>
export type FoundFor<N extends QueryName> = z.infer<(typeof foundSchemas)[N]>
const unanswered = z.object({ failure: failureSchema })
export type Unanswered = z.infer<typeof unanswered>
export type Found<N extends QueryName = QueryName> = FoundFor<N> | Unanswered

/** @throws ZodError for what is no answer to that query */
export function parseFound<N extends QueryName>(query: N, received: unknown): Found<N> {
  const failed = unanswered.safeParse(received)
  if (failed.success) return failed.data
  // The map's own type ties each name to its schema; indexing it by a type parameter loses that.
  return foundSchemas[query].parse(received) as FoundFor<N>
}

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
  profiles: z.array(profileViewSchema),
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
      /** This computer's clock is more than five minutes ahead of the service's (behind: negative). */
      z.object({ notice: z.literal('clock-off'), seconds: z.int() }),
      z.object({ notice: z.literal('reconciled'), serial_number: z.string(), outcome: z.string() }),
      z.object({ notice: z.literal('failure'), failure: failureSchema }),
    ]),
  ),
  /** Left out where there is none. */
  configuration: configurationViewSchema.optional(),
  /** Left out where nothing is open to guide through. */
  guide: guideViewSchema.optional(),
  devices: devicesViewSchema.optional(),
  /** Devices being given back, many at once; left out where nobody did or the results were read. */
  release: releaseViewSchema.optional(),
  /** The newest try of a profile on a device; left out where nobody tried. */
  profileTest: profileTestViewSchema.optional(),
  /** The batch station; left out where nothing is open. */
  batch: batchViewSchema.optional(),
  settings: settingsViewSchema,
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
  /** `query` is not trusted either. */
  ask(query: unknown): Promise<Found>
}
