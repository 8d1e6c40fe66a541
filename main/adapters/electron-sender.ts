/**
 * HTTP by Chromium, as Electron's `net` has it: the system's proxy and certificates hold.
 *
 * Chromium sends a request again by itself when a kept connection dies under it. So `once` goes through a session of
 * its own over a connection that is closed afterwards: there is never a kept one. Its body is streamed besides, which
 * Chromium cannot send a second time. That alone would not do: Chromium 108's network process dies in the attempt, and
 * takes every other request with it.
 */
import { ActivatorError } from '../../app/errors.ts'
import type { HttpAnswer, HttpRequest, Sender } from '../../app/outside.ts'
import { SendError } from '../../app/ownership/send-error.ts'
import { createAnswerBody, flatHeaders } from './answer-body.ts'
import { netProblemOf } from './net-send-problem.ts'

export interface ElectronSenderParts<Session> {
  readonly net: Net<Session>
  /** Two of Electron's sessions, never the same: `once` is for nothing else. Left out, `reading` is the default one. */
  readonly sessions: { readonly reading?: Session | undefined; readonly once: Session }
}
/** What is used of Electron's `net`. */
export interface Net<Session> {
  request(options: NetOptions<Session>): NetRequest
}
interface NetOptions<Session> {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly redirect: 'manual'
  readonly credentials: 'omit'
  readonly cache: 'no-store'
  readonly session?: Session
}
interface NetRequest {
  chunkedEncoding: boolean
  on(event: 'response', listener: (response: NetResponse) => void): unknown
  on(
    event: 'redirect',
    listener: (status: number, method: string, url: string, headers: Record<string, string[]>) => void,
  ): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  end(body?: string): unknown
  write(body: string): unknown
  abort(): void
}
interface NetResponse {
  readonly statusCode: number
  readonly headers: Record<string, string | string[]>
  on(event: 'data', listener: (chunk: Buffer) => void): unknown
  on(event: 'end' | 'aborted', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}

export function createElectronSender<Session>(parts: ElectronSenderParts<Session>): Sender {
  return { send: (request, { once }, signal) => exchange(parts, request, once, signal) }
}

async function exchange<Session>(
  { net, sessions }: ElectronSenderParts<Session>,
  request: HttpRequest,
  once: boolean,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  if (signal.aborted) throw new ActivatorError('CANCELLED', {})
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>()
  const { method, url, body } = request
  const session = once ? sessions.once : sessions.reading
  const headers = { ...request.headers, 'accept-encoding': 'identity', ...(once && { connection: 'close' }) }
  const how = { redirect: 'manual', credentials: 'omit', cache: 'no-store' } as const
  const open = net.request({ method, url, headers, ...how, ...(session !== undefined && { session }) })

  const end = (error: Error) => {
    reject(error)
    open.abort()
  }
  const leave = () => end(new ActivatorError('CANCELLED', {}))
  const timer = setTimeout(() => end(new SendError({ kind: 'unknown', reason: 'timeout' })), request.timeoutMs)
  signal.addEventListener('abort', leave, { once: true })
  open.on('error', (error) => reject(new SendError(netProblemOf(error), error)))
  open.on('redirect', (status, _method, _url, answered) => {
    // Not followed: Chromium then ends the request with an error of its own, after this.
    resolve({ status, headers: flatHeaders(answered), body: '' })
  })
  open.on('response', (response) => read(response, request.maxBytes, resolve, end))

  if (once) {
    open.chunkedEncoding = true
    open.write(body ?? '')
    open.end()
  } else open.end(body)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', leave)
  }
}

function read(
  response: NetResponse,
  maxBytes: number,
  resolve: (answer: HttpAnswer) => void,
  end: (error: Error) => void,
): void {
  const { statusCode: status, headers } = response
  const body = createAnswerBody(maxBytes)
  const cut = (error?: Error) => end(new SendError({ kind: 'cut', status }, error))
  response.on('data', (chunk) => {
    if (!body.add(chunk)) end(new SendError({ kind: 'too-large', status }))
  })
  response.on('error', cut)
  response.on('aborted', () => cut())
  response.on('end', () => {
    // What was compressed all the same, Chromium has unpacked already.
    const text = body.text()
    if (text === undefined) end(new SendError({ kind: 'encoding', status }))
    else resolve({ status, headers: flatHeaders(headers), body: text })
  })
}
