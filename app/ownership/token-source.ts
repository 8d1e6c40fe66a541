/** Where one account's tokens come from: the refresh token first, the password where that is refused or missing. */
import { ActivatorError, isError } from '../errors.ts'
import type { Secrets } from '../outside.ts'
import { ask, type Grant, type GrantParts } from './grant.ts'
import type { Token } from './record.ts'
import { forget, type Remembered, recall, remember } from './remembered.ts'
import type { WatchedCall } from './retry.ts'

/** Renewed this long before it ends, or a tenth of its life before where that is less. */
const RENEW_BEFORE_MS = 60_000
/** No token is believed to live longer. */
const LONGEST_LIFE_MS = 30 * 24 * 3_600_000

export interface TokenSource {
  readonly username: string
  /** The token, where it lives long enough to be used. */
  living(): string | undefined
  /** A new one. @throws SIGN_IN_REFUSED SIGN_IN_REQUIRED · what `ask` throws */
  obtain(call: WatchedCall, attempts?: number): Promise<string>
  /** The service did not accept it. */
  drop(token: string): void
  /** Nothing is stored from now on: somebody signed out. */
  close(): void
}

export interface TokenSourceParts extends GrantParts {
  readonly username: string
  readonly password?: string | undefined
  readonly account: string
  /** Where the account is remembered. Left out: nothing is read or kept. */
  readonly secrets?: Secrets | undefined
}

export function createTokenSource(parts: TokenSourceParts): TokenSource {
  const { clock, username, account, secrets } = parts
  let token: { readonly value: string; readonly renewAt: number } | undefined
  let remembered: Remembered | undefined = parts.password === undefined ? undefined : { password: parts.password }
  let closed = false

  async function refresh(call: WatchedCall, attempts?: number): Promise<string | undefined> {
    for (let tried: string | undefined; ; ) {
      const refreshToken = remembered?.refreshToken
      if (refreshToken === undefined || refreshToken === tried) return undefined
      try {
        return await use({ grant_type: 'refresh_token', refresh_token: refreshToken }, call, attempts)
      } catch (error) {
        if (!isError(error, 'SIGN_IN_REFUSED')) throw error
      }
      tried = refreshToken
      // Another program of this account may have renewed it meanwhile: then the store has a newer one.
      remembered = { ...(secrets && (await recall(secrets, account))), password: remembered?.password }
    }
  }

  async function byPassword(call: WatchedCall, attempts?: number): Promise<string> {
    const password = remembered?.password
    if (password === undefined) throw new ActivatorError('SIGN_IN_REQUIRED', { account: username })
    try {
      return await use({ grant_type: 'password', username, password }, call, attempts)
    } catch (error) {
      // Not tried again, not even at the next start: a few more of these and the account is locked.
      if (isError(error, 'SIGN_IN_REFUSED')) {
        remembered = {}
        if (secrets !== undefined && parts.password === undefined) await forget(secrets, account)
      }
      throw error
    }
  }

  async function use(grant: Grant, call: WatchedCall, attempts?: number): Promise<string> {
    const askedAt = clock.monotonic()
    const given = await ask(parts, grant, call, attempts)
    remembered = { password: remembered?.password, refreshToken: given.refresh_token ?? remembered?.refreshToken }
    if (secrets !== undefined && !closed) await remember(secrets, account, remembered)
    token = { value: given.access_token, renewAt: askedAt + usefulLife(given) }
    return token.value
  }

  return {
    username,
    living: () => (token !== undefined && clock.monotonic() < token.renewAt ? token.value : undefined),
    async obtain(call, attempts) {
      if (remembered === undefined) remembered = secrets === undefined ? {} : await recall(secrets, account)
      return (await refresh(call, attempts)) ?? (await byPassword(call, attempts))
    },
    drop(value) {
      if (token?.value === value) token = undefined
    },
    close() {
      closed = true
    },
  }
}

function usefulLife({ expires_in }: Token): number {
  const life = Math.min(expires_in * 1000, LONGEST_LIFE_MS)
  return life - Math.min(RENEW_BEFORE_MS, life / 10)
}
