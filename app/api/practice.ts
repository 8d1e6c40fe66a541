/** Practice only: simulated devices plugged in and pulled out from the page. */
import { z } from 'zod'

/** What may be wrong with a practice device, for those who want to see what the app does then. */
export const practiceTroubles = ['silent', 'garbled', 'unstable', 'unknown-device', 'owned-by-another'] as const

export type PracticeTrouble = (typeof practiceTroubles)[number]

export const practiceCommands = [
  z.object({
    command: z.literal('practice-plug'),
    /** The kind of device; left out: one that speaks JSON lines. */
    profile: z.string().max(64).optional(),
    trouble: z.enum(practiceTroubles).optional(),
  }),
  z.object({ command: z.literal('practice-unplug'), port: z.string().max(1024) }),
] as const
