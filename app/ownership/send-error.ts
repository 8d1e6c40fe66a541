/** How a request ended without an answer. Made by senders, read by the client alone: it decides which failure it is. */
export type SendProblem =
  /** Nothing of the request can have arrived: refused, no route, no such name, TLS not agreed. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** It may have arrived: reset, cut, timed out. Only a GET tells. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'tls'; readonly reason: 'authority' | 'host' | 'date' }
  /** An answer came but cannot be used. Without a status it was not even HTTP. */
  | { readonly kind: 'too-large' | 'cut' | 'encoding'; readonly status?: number }

export class SendError extends Error {
  override readonly name = 'SendError'
  readonly problem: SendProblem

  constructor(problem: SendProblem, cause?: unknown) {
    super(problem.kind, cause === undefined ? undefined : { cause })
    this.problem = problem
  }
}
