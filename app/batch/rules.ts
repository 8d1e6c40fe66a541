/** What a batch does by itself, and where it waits for a person. */
import { z } from 'zod'

export const rulesSchema = z.object({
  /** A device that no line of the packing list expects. Without a list every device is expected. */
  unlisted: z.enum(['ask', 'take', 'refuse']),
  /** A device that was the account's before: it counts as done, or a person is shown it. */
  alreadyYours: z.enum(['count', 'look']),
  /** The list has the serial number, under another name than the device's. */
  otherName: z.enum(['ask', 'take', 'refuse']),
  /** How often it tries again by itself where that can help. */
  retries: z.int().min(0).max(5),
  /** Each label is scanned, and has to say what the device says. */
  labelScan: z.boolean(),
})
export type Rules = z.infer<typeof rulesSchema>

export const usualRules: Rules = {
  unlisted: 'ask',
  alreadyYours: 'count',
  otherName: 'ask',
  retries: 1,
  labelScan: false,
}
