/** A token asked for at the account. */
import { ActivatorError } from '../errors.ts'
import { failureFrom, read, refusalOf } from './answers.ts'
import { type ExchangeParts, exchange } from './exchange.ts'
import { type Token, tokenSchema } from './record.ts'
import { persistently, type RetryParts, type WatchedCall } from './retry.ts'

export type Grant =
  | { readonly grant_type: 'password'; readonly username: string; readonly password: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string }

export interface GrantParts extends ExchangeParts, RetryParts {
  readonly tokenUrl: string
  readonly client: { readonly id: string; readonly secret?: string | undefined }
}

/**
 * Asking twice does no harm, so it is retried like a reading call.
 * @throws SIGN_IN_REFUSED: the account does not accept it · SERVICE_NONSENSE · what reading calls throw
 */
export async function ask(parts: GrantParts, grant: Grant, call: WatchedCall, attempts?: number): Promise<Token> {
  const { id, secret } = parts.client
  const form = new URLSearchParams({ ...grant, client_id: id, ...(secret !== undefined && { client_secret: secret }) })
  const request = {
    method: 'POST',
    url: parts.tokenUrl,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  } as const
  const refused = new ActivatorError(
    'SIGN_IN_REFUSED',
    grant.grant_type === 'password' ? { account: grant.username } : {},
  )
  const attempt = async () => {
    const answer = await exchange(parts, request, call)
    if (answer.status === 200) return usable(read(answer, tokenSchema, 'token'))
    // Other words for 400 are about the request or the client, not about this person.
    const invalid = answer.status === 400 && refusalOf(answer) === 'invalid_grant'
    throw failureFrom(answer, 'token', { 401: refused, ...(invalid && { 400: refused }) })
  }
  return persistently(parts, call, attempt, attempts)
}

/** A token that could break out of its header is no token. */
function usable(token: Token): Token {
  if (isHeaderSafe(token.access_token)) return token
  throw new ActivatorError('SERVICE_NONSENSE', { what: 'schema', where: 'token access_token', status: 200 })
}

export function isHeaderSafe(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token)
}
