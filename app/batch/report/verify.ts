/** Whether a report is as a station sealed it, and where it is not. The text may come from anybody. */
import { MOST_FILE_BYTES, type Verified } from '../../api/batch.ts'
import type { SealReader } from '../../outside.ts'
import { CHAIN_START, fieldsOf, hashOf, signedText } from './chain.ts'
import { type Pace, turn } from './pace.ts'
import { saidTwice } from './said-twice.ts'
import { headSchema, headValuesSchema, partNames, reportSchema, sealSchema } from './schema.ts'
import { type Change, differing, verifyRows } from './verify-rows.ts'

export interface Verifying extends Pace {
  readonly seal: SealReader
  /** The fingerprint its key has to have, as somebody wrote it down. */
  readonly expected?: string | undefined
}

/** Where more than one thing is changed, the first of them counts; another key than the expected one before all. @throws CANCELLED */
export async function verifyReport(text: string, options: Verifying): Promise<Verified> {
  if (text.length > MOST_FILE_BYTES) return { verdict: 'unreadable', reason: 'too-large' }
  // Editors on Windows begin files with a mark that JSON does not know.
  const parsed = parse(text.replace(/^\uFEFF/, ''))
  if (parsed === undefined) return { verdict: 'unreadable', reason: 'not-json' }
  const report = reportSchema.safeParse(parsed)
  if (!report.success) return { verdict: 'unreadable', reason: 'not-a-report' }
  await turn(options)
  return await verifyParts(report.data, saidTwice(text, parsed), options)
}

type Parts = Readonly<Record<string, unknown>>

async function verifyParts(parts: Parts, twice: Twice, options: Verifying): Promise<Verified> {
  const { seal, expected } = options
  const end = sealSchema.safeParse(parts.seal).data
  const fingerprint = end && seal.fingerprintOf(end.publicKey)
  const changed = (change: Change): Verified => ({
    verdict: 'changed',
    ...change,
    ...(fingerprint && { fingerprint }),
  })
  if (end && expected !== undefined && digitsOf(expected) !== digitsOf(fingerprint)) return changed({ where: 'key' })
  const unknown = Object.keys(parts).find((name) => !known.has(name))
  if (unknown !== undefined) return changed({ where: 'head', field: unknown })
  if (twice) return changed(placeOf(twice))
  const head = headOf(parts.head, seal)
  if ('where' in head) return changed(head)
  if (!Array.isArray(parts.rows)) return changed({ where: 'missing' })
  const rows = await verifyRows(parts.rows, head, seal, options)
  if ('where' in rows) return changed(rows)
  if (end === undefined) return changed({ where: 'signature' })
  if (fingerprint !== end.fingerprint) return changed({ where: 'key' })
  if (!seal.verify(signedText(end.hash, head.made), end.signature, end.publicKey))
    return changed({ where: 'signature' })
  // Signed is another end of the chain: what stands last was changed with its digests and its hash.
  if (end.hash !== rows.hash) return changed(head.rows === 0 ? { where: 'head' } : { where: 'row', row: head.rows })
  return { verdict: 'unchanged', fingerprint, rows: head.rows, batch: head.name, hash: end.hash }
}

const known: ReadonlySet<string> = new Set(partNames)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // A RangeError where it nests deeper than the engine can.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

interface Head {
  readonly hash: string
  readonly made: string
  readonly rows: number
  readonly name: string
}

function headOf(part: unknown, seal: SealReader): Change | Head {
  const head = headSchema.safeParse(part).data
  if (head === undefined) return { where: 'head' }
  const fields = fieldsOf(head.values)
  const [field] = differing(seal, 0, [...fields, ...fieldsOf({ made: head.made })], head.digests)
  if (field !== undefined) return { where: 'head', field }
  const values = headValuesSchema.safeParse(head.values).data
  if (values === undefined || hashOf(seal, CHAIN_START, 0, fields) !== head.hash) return { where: 'head' }
  return { hash: head.hash, made: head.made, rows: values.rows, name: values.name }
}

type Twice = readonly (string | number)[] | undefined

function placeOf(way: readonly (string | number)[]): Change {
  const [part, index, , name] = way
  if (part === 'seal') return { where: 'signature' }
  if (part !== 'rows' || typeof index !== 'number') return { where: 'head', field: String(way.at(-1)) }
  const row = index + 1
  return name === undefined ? { where: 'row', row } : { where: 'field', row, field: String(name) }
}

/** As people write it down: with blanks or colons, in capitals or not. */
export function digitsOf(fingerprint: string | undefined): string {
  return (fingerprint ?? '').replace(/[\s:]/g, '').toLowerCase()
}
