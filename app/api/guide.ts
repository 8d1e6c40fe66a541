/**
 * The guide: one device led from the box to proof. Where it stands is kept by the core and derived for each snapshot,
 * so that a page that is loaded again, or a second one, stands where the first stood.
 */
import { z } from 'zod'
import { activationViewSchema } from './activation.ts'
import { wordsSchema } from './words.ts'

const short = z.string().max(1024)

export const guideCommands = [
  /** Marks the kind of device in hand; at `choose` only. */
  z.object({ command: z.literal('guide-choose'), profile: short }),
  /** On to the next step, where a person decides that: at `choose` and at the preparation steps. */
  z.object({ command: z.literal('guide-next') }),
  /** One step back. Before the intent it gives up what was begun; after it: refused. */
  z.object({ command: z.literal('guide-back') }),
  /** Back to `choose`, giving up what had no intent yet. */
  z.object({ command: z.literal('guide-cancel') }),
  /** At `connect`: ask this port, although it was there before or no profile names it. */
  z.object({ command: z.literal('guide-use'), port: short }),
  /** At `connect`: opens the next likely reason for nothing being seen. */
  z.object({ command: z.literal('guide-reason'), reason: z.enum(['cable', 'power', 'driver', 'permission']) }),
  /** What a scanner read, or what a person typed from the label: the serial number, or its last four. */
  z.object({ command: z.literal('guide-label'), text: short.min(1), by: z.enum(['scan', 'typed']) }),
  /** At `check`: the person saw that both are the same. */
  z.object({ command: z.literal('guide-matches') }),
  /** At `check`: the person saw that they differ. */
  z.object({ command: z.literal('guide-differs') }),
  /** Once more, after a failure. */
  z.object({ command: z.literal('guide-retry') }),
  /** While something that goes on by itself is waited for: now, not when its pause is over. */
  z.object({ command: z.literal('guide-try-now') }),
  /** After the end: begins anew with the same kind of device. */
  z.object({ command: z.literal('guide-next-device') }),
] as const

/** One step of the profile's own guide. `connect` ends by itself when the device is seen. */
export const guideStepViewSchema = z.object({
  kind: z.enum(['prepare', 'connect']),
  /** Left out: the app's own words for connecting. */
  text: wordsSchema.optional(),
  /** More about it, a sentence or two. */
  more: wordsSchema.optional(),
  /** Name of a drawing of this profile, asked for by the query `drawing`. */
  picture: z.string().optional(),
  /** The main button's words, where "Continue" says too little: "It has blinked". */
  done: wordsSchema.optional(),
})
export type GuideStepView = z.infer<typeof guideStepViewSchema>

/** What is on USB, and what the app does with it. Names are hostile text. */
export const usbSeenSchema = z.object({
  name: z.string(),
  vendorId: z.string(),
  productId: z.string(),
  /** Where it is plugged in, as the system counts: "1-2.3". */
  place: z.string(),
  port: z.string().optional(),
  /**
   * `ours`: the device the guide is busy with · `before`: was there before, left alone · `fits`: may be the device,
   * a person has to say so · `new`: came since, no profile names it · `no-port`: came since, and the system made no
   * serial port of it.
   */
  what: z.enum(['ours', 'before', 'fits', 'new', 'no-port']),
})
export type UsbSeen = z.infer<typeof usbSeenSchema>

export const guideSteps = ['choose', 'prepare', 'connect', 'check', 'activate', 'done'] as const

export const guideViewSchema = z.object({
  step: z.enum(guideSteps),
  /** ISO 8601: since when it stands in this step. */
  since: z.iso.datetime(),
  /** Marked at `choose`, or told by the device itself. */
  profile: z.string().optional(),
  /** The device said which it is when it was plugged in: `choose` and `prepare` were skipped. */
  recognised: z.boolean(),
  /** The profile's own steps, `connect` among them; empty before a profile is known. */
  steps: z.array(guideStepViewSchema),
  /** Which of `steps`, from 0, at `prepare` and `connect`. */
  at: z.int().nonnegative(),
  /** The one it follows, kept past its end and past an unplug. */
  activation: activationViewSchema.optional(),
  /** The port did not open: it is tried quietly, and the device asked by itself once it does. Absent once that took too long. */
  awaitsPort: z.literal(true).optional(),
  /** Read from a label before the device was: compared by itself at `check`. */
  label: z.string().optional(),
  /** At `connect` and `choose`: what is on USB, newest first. */
  usb: z.array(usbSeenSchema),
  /** At `connect`, once nothing new was seen for 5 s: which of the likely reasons stands open. */
  reason: z.enum(['cable', 'power', 'driver', 'permission']).optional(),
})
export type GuideView = z.infer<typeof guideViewSchema>
