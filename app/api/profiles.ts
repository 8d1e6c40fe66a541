/** What a page is told of the profiles: their names, and the drawings that come with them. */
import { z } from 'zod'
import { drawingSchema } from '../device/drawing.ts'
import { guideStepViewSchema } from './guide.ts'
import { wordsSchema } from './words.ts'

export type { Drawing, DrawingNode } from '../device/drawing.ts'

export const profileViewSchema = z.object({
  id: z.string(),
  name: wordsSchema,
  /** How to tell it from others. */
  text: wordsSchema.optional(),
  /** Name of a drawing of the device itself: it is a kind of device then, not a way to speak. */
  picture: z.string().optional(),
  /** Another one as soon as its steps or drawings are others: what was asked about them is asked again then. */
  edition: z.string(),
})

export const drawingAsked = [
  /** The steps of its guide, to be read. */
  z.object({ query: z.literal('guide-steps'), profile: z.string().max(64) }),
  z.object({ query: z.literal('drawing'), profile: z.string().max(64), name: z.string().max(80) }),
] as const
/** Left out where there is none, or none that may be drawn. */
export const drawingFound = {
  'guide-steps': z.object({ steps: z.array(guideStepViewSchema) }),
  drawing: z.object({ drawing: drawingSchema.optional() }),
} as const
