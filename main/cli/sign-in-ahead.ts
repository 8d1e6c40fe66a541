/** The token is asked for while the devices are: by the time one is known, so is the account. */
import { type Failure, failureOf, isError } from '../../app/errors.ts'
import type { AccountSession } from '../../app/ownership/session.ts'

export interface Ahead extends AsyncDisposable {
  /** Set once it is certain that no device will get past the sign-in. */
  readonly refused: Failure | undefined
  /** Aborts then. */
  readonly over: AbortSignal
}

export function signInAhead(session: AccountSession): Ahead {
  const stop = new AbortController()
  const over = new AbortController()
  let refused: Failure | undefined
  const refuse = (error: unknown) => {
    // Anything else may pass, and is met by the devices themselves.
    if (!isError(error, 'SIGN_IN_REQUIRED') && !isError(error, 'SIGN_IN_REFUSED')) return
    refused = failureOf(error)
    over.abort()
  }
  const asked = session.token({ signal: stop.signal }).then(() => undefined, refuse)
  return {
    get refused() {
      return refused
    },
    over: over.signal,
    async [Symbol.asyncDispose]() {
      stop.abort()
      await asked
    },
  }
}
