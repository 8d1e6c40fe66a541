/**
 * What binds a report together. Each entry's hash covers its values and the hash before it, so none can be changed, left
 * out or put elsewhere without all that follow; the last one is signed. A digest of each value tells which one it was: too
 * short to prove anything, but none needs to, the hashes do.
 */
import type { SealReader } from '../../outside.ts'
import { canonical, membersOf } from './canonical.ts'

export const FORMAT = 'device-activator-report'
export const VERSION = 1

/** What the head's hash covers in place of an earlier one. */
export const CHAIN_START = `${FORMAT} ${VERSION}`

type Hashing = Pick<SealReader, 'sha256'>
export type Values = Readonly<Record<string, unknown>>

export interface Field {
  readonly name: string
  /** `"name":value`, canonical. */
  readonly json: string
}

/** By name; what is undefined is not there. */
export function fieldsOf(values: object): readonly Field[] {
  return membersOf(values).map(([name, value]) => ({ name, json: `${JSON.stringify(name)}:${canonical(value)}` }))
}

/** @param row 0 is the head, so that the same value has another digest in each row: what was copied is seen. */
export function digestOf({ sha256 }: Hashing, row: number, { json }: Field): string {
  return sha256(`${row}\n${json}`).slice(0, 8)
}

export function hashOf({ sha256 }: Hashing, previous: string, row: number, fields: readonly Field[]): string {
  return sha256(`${previous}\n${row}\n{${fields.map(({ json }) => json).join(',')}}`)
}

/** What the station signs. When the report was made is not in the chain: made again, the same rows have the same hash. */
export function signedText(hash: string, made: string): string {
  return `${CHAIN_START}\n${hash}\n${made}`
}
