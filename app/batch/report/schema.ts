/** What the JSON of a report looks like, version 1: each part by itself, so that it can be said which was changed. */
import { z } from 'zod'
import { FORMAT, type Values, VERSION } from './chain.ts'

/** Handed on as it is: a schema that copies it would leave out what is called `__proto__`. */
const values = z.custom<Values>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Whatever else is in it: this says that it is one. */
export const reportSchema = z.looseObject({ format: z.literal(FORMAT), version: z.literal(VERSION) })
export const partNames = ['format', 'version', 'head', 'rows', 'seal'] as const

export const headSchema = z.strictObject({ values, made: z.string(), digests: values, hash })
/** Of its values, what is needed to go on. */
export const headValuesSchema = z.looseObject({ name: z.string(), rows: z.int().nonnegative() })

export const entrySchema = z.strictObject({ row: z.int().positive(), values, digests: values, hash })
export type Entry = z.infer<typeof entrySchema>

export const sealSchema = z.strictObject({
  hash,
  publicKey: z.string(),
  fingerprint: z.string(),
  signature: z.string(),
})
