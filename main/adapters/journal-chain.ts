/** The hash chain: each entry's hash covers the one before, so none can be changed, left out or put elsewhere. */
import { createHash } from 'node:crypto'

/** What the first entry's hash covers in place of an earlier one. */
export const CHAIN_START = '0'.repeat(64)

export interface Link {
  readonly sequence: number
  readonly at: string
  /** The entry as it was written: JSON, byte for byte. */
  readonly body: string
  readonly hash: string
}

export function hashOf(previous: string, { sequence, at, body }: Omit<Link, 'hash'>): string {
  return createHash('sha256').update(`${previous}\n${sequence}\n${at}\n${body}`).digest('hex')
}

/**
 * @param previous the hash before the first of `links`, and its sequence number.
 * @returns the sequence number of the first entry that is not as it was written, or undefined.
 */
export function brokenAt(links: Iterable<Link>, previous: { hash: string; sequence: number }): number | undefined {
  let { hash, sequence } = previous
  for (const link of links) {
    if (link.sequence !== sequence + 1 || link.hash !== hashOf(hash, link)) return link.sequence
    ;({ hash, sequence } = link)
  }
  return undefined
}
