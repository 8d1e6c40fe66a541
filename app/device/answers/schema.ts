/** Where the two values stand in an answer, one schema a kind. */
import { z } from 'zod'
import type { Patterns } from '../../outside.ts'
import { compiled } from '../patterns.ts'

/** RFC 6901. */
const pointer = z.string().regex(/^(\/([^~/]|~[01])*)+$/, 'is no JSON pointer')
const field = z.int().min(1).max(64)
const regular = z.string().max(1024)

export const jsonSchema = z.strictObject({ kind: z.literal('json'), serial_number: pointer, device_name: pointer })
const regexSchema = (patterns: Patterns) =>
  z.strictObject({
    kind: z.literal('regex'),
    /** With the named groups serial_number and device_name; matched over all lines heard so far, each ended by \n. */
    pattern: compiled(
      patterns,
      'lines',
      regular.refine(
        (text) => text.includes('(?<serial_number>') && text.includes('(?<device_name>'),
        'lacks the named groups serial_number and device_name',
      ),
    ),
    /** A shell: the answer is whole when this stands at the end. Read raw, since a prompt has no line end. */
    prompt: compiled(patterns, 'end', regular).optional(),
  })
export type RegexAnswer = z.infer<ReturnType<typeof regexSchema>>
export const atSchema = z.strictObject({
  kind: z.literal('at'),
  /** Which of `ask.send` asks for it, from 1. */
  serial_number: field,
  device_name: field,
})
export const scpiSchema = z.strictObject({
  kind: z.literal('scpi'),
  /** Which of the fields between the commas, from 1. IEEE 488.2: maker, model, serial number, firmware. */
  serial_number: field.default(3),
  device_name: field.default(2),
})
export const nmeaSchema = z.strictObject({
  kind: z.literal('nmea'),
  /** The address of the sentence, without $: PDID. */
  sentence: z.string().regex(/^[A-Z0-9]{2,16}$/, 'is no NMEA address'),
  /** Which of the fields behind the address, from 1. */
  serial_number: field,
  device_name: field,
})
export const usbSchema = z.strictObject({
  kind: z.literal('usb'),
  serial_number: z.enum(['serialNumber', 'product', 'manufacturer']).default('serialNumber'),
  device_name: z.enum(['serialNumber', 'product', 'manufacturer']).default('product'),
})

export const answerSchema = (patterns: Patterns) =>
  z.discriminatedUnion('kind', [jsonSchema, regexSchema(patterns), atSchema, scpiSchema, nmeaSchema, usbSchema])
