/** What support needs to see, with everything secret taken out: shown section by section before it is saved. */
import { z } from 'zod'

export const sectionNames = ['about', 'settings', 'profiles', 'ports', 'checks', 'history', 'log'] as const
export type SectionName = (typeof sectionNames)[number]

export const diagnosticsAsked = [z.object({ query: z.literal('diagnostics') })] as const

const diagnosticsSchema = z.object({
  /** As the file is proposed to be called. */
  name: z.string(),
  sections: z.array(z.object({ name: z.enum(sectionNames), text: z.string() })),
})
export type Diagnostics = z.infer<typeof diagnosticsSchema>

export const diagnosticsFound = { diagnostics: diagnosticsSchema } as const
