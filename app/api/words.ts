/** What a profile says to people, in each language of the app. */
import { z } from 'zod'

export const wordsSchema = z.object({ en: z.string(), de: z.string(), fr: z.string() })
