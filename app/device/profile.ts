/** A device family as data: which ports it may be asked on, how it is asked, and where its answer has both values. */
import { z } from 'zod'
import type { Patterns } from '../outside.ts'
import { answerSchema } from './answers/schema.ts'
import { isEscaped, unescaped } from './escapes.ts'
import { compiled, ownPatterns } from './patterns.ts'

const words = z.strictObject({ en: z.string().min(1), de: z.string().min(1), fr: z.string().min(1) })
const hex = z
  .string()
  .regex(/^(0[xX])?[0-9a-fA-F]{1,4}$/, 'is not four hex digits')
  .transform((text) => text.toLowerCase().replace(/^0x/, '').padStart(4, '0'))
const milliseconds = z.int().min(0).max(60_000)
const signal = z.enum(['on', 'off', 'leave'])
/** With the escapes \r \n \t \\ \xNN. */
const bytes = z
  .string()
  .max(1024)
  .refine(isEscaped, 'has a \\ that begins none of \\r \\n \\t \\\\ \\xNN')
  .transform(unescaped)

const pattern = z.string().max(512)

const usbSchema = z.strictObject({
  vendorId: hex,
  productId: hex,
  manufacturer: z.string().optional(),
  product: z.string().optional(),
  /** Picks one port of a composite device: its bInterfaceNumber, hex. */
  interface: z
    .string()
    .regex(/^(0[xX])?[0-9a-fA-F]{1,2}$/, 'is no interface number')
    .optional(),
  /** An adapter chip anything may hang on: asked only where a person chose this profile. */
  generic: z.boolean().default(false),
})

const serialSchema = z.strictObject({
  baudRate: z.int().min(50).max(12_000_000).default(115_200),
  dataBits: z.literal([5, 6, 7, 8]).default(8),
  parity: z.enum(['none', 'even', 'odd']).default('none'),
  stopBits: z.literal([1, 1.5, 2]).default(1),
  dtr: signal.default('leave'),
  rts: signal.default('leave'),
  /** How long of quiet to wait for after opening, before the first byte is sent. */
  settleMs: milliseconds.default(50),
  /** At most. */
  settleCapMs: milliseconds.default(3000),
})

const askSchema = z.strictObject({
  /** Sent one after the other; the next when the one before was answered. */
  send: z.array(bytes).max(8).default([]),
  /** Put behind each of `send`. */
  terminator: bytes.default(''),
  timeoutMs: z.int().min(10).max(60_000).default(1000),
  attempts: z.int().min(1).max(20).default(3),
  /** Sent before each attempt, its answer skipped: a shell then shows its prompt. */
  wakeUp: bytes.optional(),
})

/** A file beside the profile. */
const picture = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\.svg$/, 'is no plain SVG file name')

export const guideStepSchema = z.strictObject({
  text: words,
  /** More about it, a sentence or two. */
  more: words.optional(),
  /** The button's words where "Continue" says too little: "It has blinked". */
  done: words.optional(),
  picture: picture.optional(),
  /** Ends by itself when the device is seen. */
  wait: z.literal('port').optional(),
})

const fields = (patterns: Patterns) =>
  z.strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is not of lower-case letters, digits and hyphens'),
    name: words,
    /** How to tell it from others: one line below its name. */
    about: words.optional(),
    /** The device itself. What has one is offered as a kind of device; what has none, as a way to speak. */
    picture: picture.optional(),
    /** How a label's code (QR, DataMatrix, Code 128) carries the serial number. Left out: the usual ways are known. */
    label: z
      .strictObject({
        pattern: compiled(
          patterns,
          'anywhere',
          pattern.refine((text) => text.includes('(?<serial_number>'), 'has no group (?<serial_number>…)'),
        ),
      })
      .optional(),
    usb: z.array(usbSchema).max(64).default([]),
    presence: z.enum(['port', 'answer']).default('port'),
    serial: serialSchema
      .prefault({})
      .refine(({ settleMs, settleCapMs }) => settleMs <= settleCapMs, 'settleCapMs is less than settleMs'),
    ask: askSchema.prefault({}),
    answer: answerSchema(patterns),
    identity: z
      .strictObject({
        /** For the whole value, whether they say so or not. */
        serial_number: compiled(patterns, 'whole', pattern).prefault('^[\\x20-\\x7e]{1,64}$'),
        device_name: compiled(patterns, 'whole', pattern).prefault('^[\\x20-\\x7e]{1,128}$'),
        /** Outer blanks are cut off only where this says so; else the pattern keeps or refuses them. */
        trim: z.boolean().default(false),
      })
      .prefault({}),
    guide: z.array(guideStepSchema).max(20).default([]),
  })
/** @param patterns match what comes from a device: sure to end, where the profile is not this program's own */
export const profileSchemaWith = (patterns: Patterns) =>
  fields(patterns).superRefine(({ answer, ask, presence }, { addIssue }) => {
    if (answer.kind === 'usb' && presence === 'answer') {
      addIssue({ code: 'custom', path: ['presence'], message: 'a usb description is there as long as the port is' })
    }
    if (answer.kind !== 'at') return
    for (const field of ['serial_number', 'device_name'] as const) {
      if (answer[field] <= ask.send.length) continue
      const message = `there is no command number ${answer[field]} in ask.send`
      addIssue({ code: 'custom', path: ['answer', field], message })
    }
  })
/** For profiles that are this program's own. */
export const profileSchema = profileSchemaWith(ownPatterns)
export type Profile = z.infer<ReturnType<typeof profileSchemaWith>>

/** For editors, and for those who make profiles elsewhere. What JSON Schema cannot say is said when it is read. */
export function profileJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(fields(ownPatterns), { io: 'input' })
  return { $schema, title: 'Device profile', ...rest }
}
