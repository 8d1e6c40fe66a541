/** One activation as a screen sees it. */
import { z } from 'zod'
import { phaseSchema } from '../activation/state.ts'

export const activationViewSchema = z.object({
  id: z.uuid(),
  port: z.string(),
  /** ISO 8601: since when it stands in this phase. */
  since: z.iso.datetime(),
  phase: phaseSchema,
})
export type ActivationView = z.infer<typeof activationViewSchema>
