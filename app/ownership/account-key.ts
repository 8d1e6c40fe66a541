/** Whose an intent is. Intents are reconciled only under the key they were written under. */

export interface Account {
  /** As `checkService` gives it. */
  readonly service: string
  readonly clientId: string
  /** undefined: not known before someone signed in. */
  readonly username: string | undefined
}

/** Service URL, client id and user name, each unmistakable: neither of the last two can hold the space between them. */
export function accountKey({ service, clientId, username = '' }: Account): string {
  return `${service} ${encodeURIComponent(clientId)} ${encodeURIComponent(username)}`
}

/** The user name in a key, to say "sign in as …". */
export function usernameOf(key: string): string | undefined {
  const name = key.split(' ')[2]
  return name === undefined || name === '' ? undefined : decodeURIComponent(name)
}

/** What stands for the user name where a ready token is used: the name given beside it, else a hash of the token. */
export async function nameOfToken(token: string, given: string | undefined): Promise<string> {
  if (given !== undefined && given !== '') return given
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `token-${hex.slice(0, 32)}`
}
