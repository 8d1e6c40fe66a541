/** A bearer token made elsewhere. Nothing renews it: once it is refused, it is over. */
import { ActivatorError } from '../errors.ts'
import { isHeaderSafe } from './grant.ts'
import type { TokenSource } from './token-source.ts'

export interface ReadyToken {
  readonly token: string
  /** What its account goes by: {@link nameOfToken}. */
  readonly name: string
}

/** @throws CONFIG_INVALID for what cannot stand in a header */
export function createReadySource({ token, name }: ReadyToken): TokenSource {
  if (!isHeaderSafe(token)) {
    throw new ActivatorError('CONFIG_INVALID', { what: 'the ready token is no bearer token', where: 'token' })
  }
  let refused = false
  return {
    username: name,
    living: () => (refused ? undefined : token),
    obtain: async () => {
      throw new ActivatorError('SIGN_IN_REQUIRED', { account: name })
    },
    drop(value) {
      if (value === token) refused = true
    },
    close: () => {},
  }
}
