/** One account signed in at the service: who it is, whether it is signed in, and its token for every call. */
import { ActivatorError, type Failure, failureOf, isError } from '../errors.ts'
import type { Secrets } from '../outside.ts'
import type { Call } from './access.ts'
import { accountKey } from './account-key.ts'
import { createChanges } from './changes.ts'
import type { ExchangeParts } from './exchange.ts'
import { createGate, type Gate } from './gate.ts'
import { createReadySource, type ReadyToken } from './ready-token.ts'
import { forget } from './remembered.ts'
import type { Service } from './service-address.ts'
import { shared } from './shared-work.ts'
import { createTokenSource, type TokenSource } from './token-source.ts'

type SessionState =
  | { readonly state: 'signed-out'; readonly failure?: Failure | undefined }
  | { readonly state: 'signing-in' }
  | { readonly state: 'signed-in' }

export interface SessionParts extends Omit<ExchangeParts, 'gate'> {
  readonly secrets: Secrets
  readonly service: Service
  /** What the service goes by in the account key, where its address changes with each start. Left out: its address. */
  readonly serviceName?: string | undefined
  readonly client: { readonly id: string; readonly secret?: string | undefined }
  /** Who signed in last on this host: what is remembered of them is used. */
  readonly username?: string | undefined
  /** From the environment: used as it is, never stored. */
  readonly credentials?: { readonly username: string; readonly password: string } | undefined
  readonly ready?: ReadyToken | undefined
  /** What calls do while nobody is signed in: fail, or wait for a person. */
  readonly whenSignedOut: 'fail' | 'wait'
  readonly random?: (() => number) | undefined
}

export interface AccountSession {
  /** The account key: service URL + client id + user name. Another one after somebody else has signed in. */
  readonly account: string
  readonly username: string | undefined
  readonly state: SessionState
  /** false: the next start asks for the password again. */
  readonly kept: boolean
  /** One for all calls of the account. */
  readonly gate: Gate
  /** Called when `state` or `username` has changed. */
  onChange(callback: () => void): Disposable
  /** @throws SIGN_IN_REFUSED · SERVICE_… after a few attempts · CANCELLED by the signal. What was before then holds. */
  signIn(username: string, password: string, signal: AbortSignal): Promise<void>
  /** Forgets what is remembered of the account. */
  signOut(): Promise<void>
  /** A token that still lives. @throws SIGN_IN_REQUIRED SIGN_IN_REFUSED · what reading calls throw */
  token(call: Call): Promise<string>
  /** Another token than the one that was answered 401, renewed if it is still the newest. @throws what `token` throws */
  renewAfter401(refused: string, call: Call): Promise<string>
  /** The renewed one was answered 401 too: signing in anew is required. Fails or waits, as `whenSignedOut` says. */
  stays401(refused: string, call: Call): Promise<string>
}

/** How often it is tried while a person waits at the form. */
const SIGN_IN_ATTEMPTS = 3

interface Current extends TokenSource {
  renew(call: Call): Promise<string>
}

/** @throws CONFIG_INVALID for a ready token that is no bearer token */
export function createSession(parts: SessionParts): AccountSession {
  const { clock, whenSignedOut, secrets, credentials, ready, random = Math.random } = parts
  const gate = createGate({ clock, random })
  const changes = createChanges()
  let username = ready?.name ?? credentials?.username ?? parts.username
  let state: SessionState = { state: 'signed-out' }
  /** undefined: nobody is signed in, and nothing at hand could change that. */
  let current: Current | undefined
  /** Why. */
  let reason: ActivatorError | undefined
  /** How many sign-ins by a person are under way. */
  let entering = 0

  const keyOf = (name: string | undefined) =>
    accountKey({ service: parts.serviceName ?? parts.service.url, clientId: parts.client.id, username: name })

  function become(next: SessionState): void {
    // Somebody is at the form: that an older sign-in no longer holds is not what they wait to see.
    state = next.state === 'signed-out' && entering > 0 ? { state: 'signing-in' } : next
    changes.tell()
  }

  function lose(error: ActivatorError): void {
    current?.close()
    current = undefined
    reason = error
    become({ state: 'signed-out', failure: failureOf(error) })
  }

  function source(name: string, password: string | undefined, stored: boolean): TokenSource {
    const tokenUrl = parts.service.address('token')
    const kept = stored ? secrets : undefined
    return createTokenSource({
      ...parts,
      gate,
      random,
      tokenUrl,
      username: name,
      password,
      account: keyOf(name),
      secrets: kept,
    })
  }

  /** Its renewals tell the session's state, as long as it is the current one. */
  function currentOf(from: TokenSource): Current {
    const renew = shared(async (call) => {
      if (current === own && state.state !== 'signed-in') become({ state: 'signing-in' })
      try {
        const token = await from.obtain(call)
        if (current === own && state.state !== 'signed-in') become({ state: 'signed-in' })
        return token
      } catch (error) {
        if (current === own) ended(error)
        throw error
      }
    })
    const own: Current = { ...from, renew }
    return own
  }

  function ended(error: unknown): void {
    if (isSignIn(error)) lose(error)
    // Only not reached: a token that still lives is good, and the next call tries again.
    else if (state.state !== 'signed-in') become({ state: 'signed-out', failure: failureIn(error) })
  }

  async function signedIn(call: Call): Promise<void> {
    const required = new ActivatorError('SIGN_IN_REQUIRED', username === undefined ? {} : { account: username })
    if (whenSignedOut === 'fail') throw reason ?? required
    const before = username
    call.onWait?.({ for: 'sign-in' })
    while (current === undefined) await changes.next(call.signal, required)
    // What was begun for one account is not finished for another.
    if (before !== undefined && username !== before) throw required
    call.onWait?.(undefined)
  }

  async function token(call: Call): Promise<string> {
    for (;;) {
      if (current === undefined) await signedIn(call)
      const from = current
      const living = from?.living()
      if (living !== undefined) return living
      try {
        if (from !== undefined) return await from.renew(call)
      } catch (error) {
        if (whenSignedOut === 'fail' || !isSignIn(error)) throw error
      }
    }
  }

  if (ready !== undefined) {
    current = currentOf(createReadySource(ready))
    state = { state: 'signed-in' }
  } else if (username !== undefined) {
    current = currentOf(source(username, credentials?.password, credentials === undefined))
  }

  return {
    get account() {
      return keyOf(username)
    },
    get username() {
      return username
    },
    get state() {
      return state
    },
    get kept() {
      return secrets.kept
    },
    gate,
    onChange: changes.onChange,
    async signIn(name, password, signal) {
      const before = state
      const next = source(name, password, true)
      entering += 1
      become({ state: 'signing-in' })
      try {
        await next.obtain({ signal }, SIGN_IN_ATTEMPTS)
        entering -= 1
      } catch (error) {
        entering -= 1
        // Who was signed in still is.
        if (current !== undefined && before.state === 'signed-in') become(before)
        else become({ state: 'signed-out', failure: failureIn(error) })
        throw error
      }
      current?.close()
      current = currentOf(next)
      username = name
      become({ state: 'signed-in' })
    },
    async signOut() {
      const account = keyOf(username)
      current?.close()
      current = undefined
      reason = undefined
      become({ state: 'signed-out' })
      await forget(secrets, account)
    },
    token,
    async renewAfter401(refused, call) {
      current?.drop(refused)
      return await token(call)
    },
    async stays401(refused, call) {
      const newest = current?.living()
      // Meanwhile somebody may have signed in.
      if (newest === undefined || newest === refused) {
        lose(new ActivatorError('SIGN_IN_REQUIRED', username === undefined ? {} : { account: username }))
      }
      return await token(call)
    },
  }
}

function isSignIn(error: unknown): error is ActivatorError {
  return isError(error, 'SIGN_IN_REQUIRED') || isError(error, 'SIGN_IN_REFUSED')
}

/** Why, for the screen. That nobody waited for it any longer is no reason. */
function failureIn(error: unknown): Failure | undefined {
  return error instanceof ActivatorError && error.code !== 'CANCELLED' ? failureOf(error) : undefined
}
