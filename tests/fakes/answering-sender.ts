/** A sender that answers as a test says, and keeps what it was asked. */
import { ActivatorError } from '../../app/errors.ts'
import type { HttpAnswer, HttpRequest, Sender } from '../../app/outside.ts'

export interface Asked extends HttpRequest {
  readonly once: boolean
  /** Of the account's form. */
  readonly form: URLSearchParams
  readonly token: string | undefined
}
export type Answering = (asked: Asked, signal: AbortSignal) => HttpAnswer | Promise<HttpAnswer>

export interface AnsweringSender extends Sender {
  readonly asked: readonly Asked[]
  /** Those whose address has this in it. */
  to(path: string): readonly Asked[]
}

export function answering(answer: Answering): AnsweringSender {
  const asked: Asked[] = []
  return {
    asked,
    to: (path) => asked.filter(({ url }) => url.includes(path)),
    async send(request, { once }, signal) {
      if (signal.aborted) throw new ActivatorError('CANCELLED', {})
      const token = request.headers.authorization?.replace('Bearer ', '')
      const one = { ...request, once, form: new URLSearchParams(request.body), token }
      asked.push(one)
      return await answer(one, signal)
    },
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** Never answers; ends with the signal, as every sender does. */
export function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new ActivatorError('CANCELLED', {})), { once: true })
  })
}

export const tokenAnswer = (access_token: string, more: object = {}): HttpAnswer =>
  json(200, {
    access_token,
    expires_in: 36_000,
    token_type: 'Bearer',
    refresh_token: `refresh-${access_token}`,
    ...more,
  })
