/** A report as JSON that shows whether it was changed, and where: one entry a line, in a chain whose end is signed. */
import type { Seal, SealReader } from '../../outside.ts'
import type { ReportContent } from '../report-rows.ts'
import { CHAIN_START, digestOf, type Field, FORMAT, fieldsOf, hashOf, signedText, VERSION } from './chain.ts'
import { eachOf, type Pace } from './pace.ts'

/** The same content under the same key is the same text, byte for byte. @throws CANCELLED */
export async function sealReport(content: ReportContent, seal: Seal, pace: Pace): Promise<string> {
  const { made } = content
  const entries: string[] = []
  const hash = await follow(content, seal, pace, (link) => {
    entries.push(link.row === 0 ? headOf(seal, link, made) : entryOf(seal, link))
  })
  const [head] = entries
  const signed = { hash, publicKey: seal.publicKey, fingerprint: seal.fingerprint }
  const end = JSON.stringify({ ...signed, signature: seal.sign(signedText(hash, made)) })
  const format = `"format":${JSON.stringify(FORMAT)},"version":${VERSION}`
  return `{${format},\n"head":${head},\n"rows":[\n${entries.slice(1).join(',\n')}\n],\n"seal":${end}}\n`
}

/** The chain's last hash: what the signature covers, and what every other form of the report carries. @throws CANCELLED */
export async function hashOfReport(content: ReportContent, seal: SealReader, pace: Pace): Promise<string> {
  return await follow(content, seal, pace, () => undefined)
}

interface Link {
  /** From 1; 0 is the head. */
  readonly row: number
  readonly fields: readonly Field[]
  readonly hash: string
}

async function follow(
  content: ReportContent,
  seal: SealReader,
  pace: Pace,
  visit: (link: Link) => void,
): Promise<string> {
  let hash = CHAIN_START
  await eachOf(valuesOf(content), pace, (values, row) => {
    const fields = fieldsOf(values)
    hash = hashOf(seal, hash, row, fields)
    visit({ row, fields, hash })
  })
  return hash
}

function* valuesOf({ batch, rows }: ReportContent): Iterable<object> {
  yield { ...batch, rows: rows.length }
  yield* rows
}

function headOf(seal: SealReader, { row, fields, hash }: Link, made: string): string {
  const digests = digestsOf(seal, row, [...fields, ...fieldsOf({ made })])
  return `{"values":${objectOf(fields)},"made":${JSON.stringify(made)},"digests":${digests},"hash":"${hash}"}`
}

function entryOf(seal: SealReader, { row, fields, hash }: Link): string {
  const digests = digestsOf(seal, row, fields)
  return `{"row":${row},"values":${objectOf(fields)},"digests":${digests},"hash":"${hash}"}`
}

const objectOf = (fields: readonly Field[]) => `{${fields.map(({ json }) => json).join(',')}}`

function digestsOf(seal: SealReader, row: number, fields: readonly Field[]): string {
  return `{${fields.map((field) => `${JSON.stringify(field.name)}:"${digestOf(seal, row, field)}"`).join(',')}}`
}
