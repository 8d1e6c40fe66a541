/** The account's devices: read once, kept current, asked for page by page; and many given back at once. */
import { z } from 'zod'
import { ownedSchema, waitSchema } from '../activation/state.ts'
import { failureSchema } from '../errors.ts'

const id = z.int().positive()
const instant = z.iso.datetime({ offset: true })
/** More is never released, or chosen, in one go. */
export const MOST_CHOSEN = 10_000
export const MOST_ROWS = 200

// ── Commands ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const devicesCommands = [
  /** Reads the list anew. While it is being read: nothing more. */
  z.object({ command: z.literal('devices-refresh') }),
  /** Ends reading; what is known so far stays. */
  z.object({ command: z.literal('devices-stop') }),
  /** Gives these back. `word` is what {@link releaseWord} asks for. One release at a time. */
  z.object({
    command: z.literal('release'),
    ownerships: z.array(id).min(1).max(MOST_CHOSEN),
    word: z.string().max(64),
  }),
  /** Begins no more of them; what is on its way comes to its end. */
  z.object({ command: z.literal('release-stop') }),
  /** Once more those that failed and those that were not begun. */
  z.object({ command: z.literal('release-retry') }),
  /** The results were read. */
  z.object({ command: z.literal('release-close') }),
] as const

/** What a person types to show that they mean it: one device's last four signs, else how many there are. */
export function releaseWord(serials: readonly string[]): string {
  const [first = ''] = serials
  return serials.length === 1 ? [...first].slice(-4).join('') : String(serials.length)
}

// ── Queries ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const deviceSorts = ['serial', 'id', 'name', 'type', 'since'] as const
export type DeviceSort = (typeof deviceSorts)[number]
const filter = {
  /** `ended`: devices that were the account's and are not now. */
  show: z.enum(['current', 'ended']).default('current'),
  /** In serial number, device id or name; upper and lower case are the same. */
  search: z.string().max(200).default(''),
  type: z.string().max(128).optional(),
  sort: z.enum(deviceSorts).default('since'),
  descending: z.boolean().default(true),
}
/** Of what the filter finds only these. */
const only = { ownerships: z.array(id).min(1).max(MOST_CHOSEN).optional() }
const filterSchema = z.object(filter)
export type DeviceFilter = z.infer<typeof filterSchema>

export const devicesAsked = [
  z.object({
    query: z.literal('devices'),
    ...filter,
    ...only,
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(MOST_ROWS).default(50),
  }),
  /** The ownership of each row found, in the order of the rows: to choose all of them, or from one to another. */
  z.object({ query: z.literal('devices-found'), ...filter }),
  z.object({ query: z.literal('devices-csv'), ...filter, ...only }),
  /** Every span of the account's on one device, ended ones too. */
  z.object({ query: z.literal('ownerships'), device: id }),
  z.object({ query: z.literal('ownerships-csv'), device: id }),
  /** May data of [from, to) be read? */
  z.object({ query: z.literal('readable'), device: id, from: instant, to: instant }),
  z.object({
    query: z.literal('releases'),
    only: z.enum(['failed']).optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(MOST_ROWS).default(50),
  }),
] as const

const about = {
  device: id,
  serial_number: z.string(),
  device_name: z.string(),
  device_type: z.string().optional(),
}
export const deviceRowSchema = z.object({
  ...about,
  /** The one that runs, or the one that ended last. */
  ownership: id,
  since: instant,
  /** Left out while it runs. */
  until: instant.optional(),
})
export type DeviceRow = z.infer<typeof deviceRowSchema>

export const spanViewSchema = z.object({ ownership: id, from: instant, to: instant, running: z.boolean() })
export type SpanView = z.infer<typeof spanViewSchema>

const period = z.object({ from: instant, to: instant })
export type Period = z.infer<typeof period>
/**
 * `empty`: ends before it begins · `never`: none of it was the account's · `partly`: some of it was ·
 * `across`: all of it was, but in two spans, and each is asked for by itself.
 */
export const readableSchema = z.discriminatedUnion('readable', [
  z.object({ readable: z.literal(true), ownership: id }),
  z.object({
    readable: z.literal(false),
    why: z.enum(['empty', 'never', 'partly', 'across']),
    /** The first time within the period that was not the account's. */
    missing: period.optional(),
    /** The parts of the period that may be read. */
    parts: z.array(period),
    /** What to ask for instead. */
    instead: period.optional(),
  }),
])
export type Readable = z.infer<typeof readableSchema>

const releaseStates = ['waiting', 'running', 'released', 'failed', 'not-begun'] as const
export const releaseRowSchema = z.object({
  ...about,
  ownership: id,
  state: z.enum(releaseStates),
  failure: failureSchema.optional(),
  /** Whose it is after a failure, as far as that is known. */
  owned: ownedSchema.optional(),
})
export type ReleaseRow = z.infer<typeof releaseRowSchema>

const file = z.object({ name: z.string(), text: z.string() })
export const devicesFound = {
  devices: z.object({
    rows: z.array(deviceRowSchema),
    /** How many the filter finds. */
    count: z.int().nonnegative(),
    /** How many there are to be found among. */
    total: z.int().nonnegative(),
    types: z.array(z.string()),
  }),
  'devices-found': z.object({ ownerships: z.array(id) }),
  'devices-csv': file,
  ownerships: z.object({ ...about, spans: z.array(spanViewSchema) }),
  'ownerships-csv': file,
  readable: readableSchema,
  releases: z.object({ rows: z.array(releaseRowSchema), count: z.int().nonnegative() }),
} as const
export type OwnershipsFound = z.infer<typeof devicesFound.ownerships>

// ── In the snapshot ───────────────────────────────────────────────────────────────────────────────────────────────

/** A wait that ends by itself, and since when. */
const waiting = waitSchema.extend({ since: z.iso.datetime() })

export const devicesViewSchema = z.object({
  /** `unread`: nobody wanted to see them yet. */
  state: z.enum(['unread', 'loading', 'ready', 'stopped', 'failed']),
  /** When the list that is shown was read; left out before one was read to its end. */
  asOf: z.iso.datetime().optional(),
  /** How many rows have come, and of how many where the service says. */
  loaded: z.int().nonnegative(),
  total: z.int().nonnegative().optional(),
  wait: waiting.optional(),
  failure: failureSchema.optional(),
  current: z.int().nonnegative(),
  ended: z.int().nonnegative(),
  /** Grows with each change: a list open on screen is asked for again. */
  changed: z.int().nonnegative(),
})
export type DevicesView = z.infer<typeof devicesViewSchema>

export const releaseViewSchema = z.object({
  since: z.iso.datetime(),
  total: z.int().positive(),
  released: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  running: z.int().nonnegative(),
  /** Those that were not begun will not be. */
  stopped: z.boolean(),
  /** Nothing is under way any more. */
  over: z.boolean(),
  /** How many another try can help. */
  again: z.int().nonnegative(),
  wait: waiting.optional(),
})
export type ReleaseView = z.infer<typeof releaseViewSchema>
