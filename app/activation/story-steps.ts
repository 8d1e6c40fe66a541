/** The steps of an activation's story, as they are kept with its result. */
import { z } from 'zod'
import { waitSchema } from './state.ts'

/** A device, a label or a system may say anything at any length. */
export const LONGEST = 200
/** A wait may come and go for hours. */
export const MOST_STEPS = 40

const text = z.string().max(LONGEST)
const step = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ step: z.literal(name), ms: z.number().nonnegative(), ...shape })

export const storyStepSchema = z.discriminatedUnion('step', [
  /** The port, as the system lists it. */
  step('seen', { port: text, usb: text.optional(), place: text.optional(), label: text.optional() }),
  /** `framing` as in "8N1"; `settleMs` of quiet before the first byte. Left out where nothing was opened. */
  step('opened', {
    profile: text,
    baudRate: z.int().optional(),
    framing: text.optional(),
    settleMs: z.int().optional(),
  }),
  step('asked', { sent: text.optional() }),
  /** As whom: the result's own identity. */
  step('identified', {}),
  /** Asked once more, it says the same. */
  step('same', {}),
  /** What the service had on the device. */
  step('looked', { found: z.enum(['ours', 'nothing']) }),
  /** A person is asked to compare the label. */
  step('shown', {}),
  /** What the label says, and how that is known; `seen`: a person said that it matches. */
  step('label', { by: z.enum(['scan', 'typed', 'seen', 'given']), text: text.optional() }),
  step('waiting', { for: waitSchema.shape.for }),
  step('going-on', {}),
])
export type StoryStep = z.infer<typeof storyStepSchema>

/** One that cannot be read, of a later version for instance, is left out: what became of the device counts more. */
export const storySchema = z.array(storyStepSchema).max(MOST_STEPS).optional().catch(undefined)
