/** Bearer tokens: 256 random bits, handed out once and kept only as their SHA-256. */
import { createHash, randomBytes } from 'node:crypto'
import type { Token } from '../app/ownership/record.ts'
import type { NewTokens } from './storage.ts'

/** Seconds an access token lives; the vendor's figure. */
export const ACCESS_SECONDS = 36_000
const REFRESH_SECONDS = 30 * 24 * 3600

// A plain hash is enough here: unlike a password, 256 random bits cannot be guessed from it.
export const hashOf = (token: string): Uint8Array => createHash('sha256').update(token).digest()

/** @param now milliseconds since 1970 */
export function newTokens(now: number, accessSeconds: number): { readonly answer: Token; readonly kept: NewTokens } {
  const access = randomBytes(32).toString('base64url')
  const refresh = randomBytes(32).toString('base64url')
  return {
    answer: {
      access_token: access,
      expires_in: accessSeconds,
      token_type: 'Bearer',
      scope: 'read write',
      refresh_token: refresh,
    },
    kept: {
      access: { hash: hashOf(access), expiresAt: now + accessSeconds * 1000 },
      refresh: { hash: hashOf(refresh), expiresAt: now + REFRESH_SECONDS * 1000 },
    },
  }
}
