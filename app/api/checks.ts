/** What the doctor found, as data: every host makes its words from the catalogue. */
import { z } from 'zod'

/** In the order they are shown. */
export const checks = [
  'ports',
  'permission',
  'port-holders',
  'driver',
  'clock',
  'proxy',
  'service',
  'disk',
  'data-folder',
  'journal',
  'station-key',
  'keyring',
  'node',
] as const
export type CheckName = (typeof checks)[number]

/** What to do about it. One name, one sentence in the catalogue. */
export const fixes = [
  'update-node',
  'make-folder-writable',
  'free-disk-space',
  'install-udev',
  'join-the-group',
  'stop-modem-manager',
  'remove-brltty',
  'install-the-driver',
  'start-a-keyring',
  'check-the-proxy',
  'configure-the-service',
  'check-the-network',
  'check-the-certificate',
  'check-the-address',
  'leave-the-portal',
  'set-the-clock',
  'check-the-disk',
  'restore-the-key',
  'keep-the-journal',
] as const

export const findingSchema = z.object({
  check: z.enum(checks),
  /** `fix`: activation will fail, or what is written down is not to be relied on. `look`: it may, or a comfort is missing. `skipped`: could not be asked here. */
  state: z.enum(['ok', 'look', 'fix', 'skipped']),
  /** Numbers, names and paths for the sentence; hostile where they come from outside. */
  found: z.record(z.string(), z.union([z.string(), z.number()])),
  fix: z.enum(fixes).optional(),
})
export type Finding = z.infer<typeof findingSchema>

export const checksAsked = [
  /** Looks at this computer and the way to the service. Takes up to 20 s where something does not answer. */
  z.object({ query: z.literal('checks') }),
] as const

export const checksFound = {
  checks: z.object({ at: z.iso.datetime(), ms: z.number().nonnegative(), findings: z.array(findingSchema) }),
} as const
export type ChecksFound = z.infer<typeof checksFound.checks>
