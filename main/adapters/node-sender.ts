/**
 * HTTP by Node's own client. Not its `fetch`: that sends a request again by itself after a 421, and takes neither a
 * certificate authority nor "no proxy to this machine" of one's own. This client never resends and follows nothing.
 */
import type { AgentOptions, ClientRequest, Agent as HttpAgent, IncomingMessage } from 'node:http'
import { ActivatorError } from '../../app/errors.ts'
import type { HttpAnswer, HttpRequest, Sender } from '../../app/outside.ts'
import { SendError } from '../../app/ownership/send-error.ts'
import { isLoopback } from '../../app/ownership/service-address.ts'
import { type AnswerBody, createAnswerBody, flatHeaders } from './answer-body.ts'
import { withSystem } from './authorities.ts'
import { problemOf } from './node-send-problem.ts'

// Not imported: an import of node:http loads all of undici for the WebSocket it also exports, at every start.
const http = process.getBuiltinModule('node:http')
const https = process.getBuiltinModule('node:https')

export interface NodeSenderParts {
  /** Certificate authorities trusted beside the system's: PEM, as `readAuthorities` gives them. */
  readonly authorities?: readonly string[] | undefined
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are looked up. Requests to this machine take no proxy. */
  readonly proxyEnv?: NodeJS.ProcessEnv | undefined
}

export function createNodeSender(parts: NodeSenderParts = {}): Sender & Disposable {
  const agents = new Map<string, HttpAgent>()

  /** `once` gets a connection of its own: on a kept one that just died the answer would be lost for nothing. */
  function agentFor({ protocol, hostname }: URL, once: boolean): HttpAgent {
    const direct = isLoopback(hostname)
    const key = `${protocol} ${once} ${direct}`
    const found = agents.get(key)
    if (found !== undefined) return found
    const options: AgentOptions = { keepAlive: !once, ...(!direct && parts.proxyEnv && { proxyEnv: parts.proxyEnv }) }
    const ca = parts.authorities && withSystem(parts.authorities)
    const agent = protocol === 'https:' ? new https.Agent({ ...options, ...(ca && { ca }) }) : new http.Agent(options)
    agents.set(key, agent)
    return agent
  }

  async function send(request: HttpRequest, once: boolean, signal: AbortSignal): Promise<HttpAnswer> {
    const url = new URL(request.url)
    const exchange = new Exchange(request, url, agentFor(url, once), signal)
    try {
      return await exchange.answer
    } catch (error) {
      // The service closed a kept connection in the moment a reading call took it: no failure, a fresh one will do.
      if (request.method === 'GET' && exchange.wasClosedBefore) return await send(request, true, signal)
      throw error
    }
  }

  return {
    send: (request, { once }, signal) => send(request, once, signal),
    [Symbol.dispose]() {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}

class Exchange {
  readonly answer: Promise<HttpAnswer>
  wasClosedBefore = false
  readonly #request: ClientRequest
  readonly #limits: HttpRequest
  readonly #settle: { resolve(answer: HttpAnswer): void; reject(error: unknown): void }
  #reached = false
  #over = false

  constructor(request: HttpRequest, url: URL, agent: HttpAgent, signal: AbortSignal) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>()
    this.#limits = request
    this.#settle = { resolve, reject }
    const { method, headers, body } = request
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const how = { method, agent, headers: { 'accept-encoding': 'identity', ...headers, ...length } }
    this.#request = url.protocol === 'https:' ? https.request(url, how) : http.request(url, how)
    this.#listen()

    const leave = () => this.#end(new ActivatorError('CANCELLED', {}))
    const timer = setTimeout(() => this.#end(this.#broken('timeout')), request.timeoutMs)
    signal.addEventListener('abort', leave, { once: true })
    this.answer = promise.finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
    })
    if (signal.aborted) leave()
    else this.#request.end(body)
  }

  #listen(): void {
    this.#request.on('socket', (socket) => {
      const ready = 'encrypted' in socket ? 'secureConnect' : 'connect'
      if (socket.connecting) socket.once(ready, () => (this.#reached = true))
      else this.#reached = true
    })
    this.#request.on('response', (response) => this.#read(response))
    this.#request.on('error', (error) => {
      // Ending it here makes an error of its own, which says nothing of the connection.
      this.wasClosedBefore = !this.#over && this.#request.reusedSocket
      this.#end(new SendError(problemOf(error, this.#reached), error))
    })
  }

  #read(response: IncomingMessage): void {
    const status = response.statusCode ?? 0
    const body = createAnswerBody(this.#limits.maxBytes)
    response.on('data', (chunk: Buffer) => {
      if (!body.add(chunk)) this.#end(new SendError({ kind: 'too-large', status }))
    })
    response.on('error', (error) => this.#end(new SendError({ kind: 'cut', status }, error)))
    response.on('end', () => this.#finish(status, response, body))
  }

  #finish(status: number, { headers }: IncomingMessage, body: AnswerBody): void {
    const encoding = headers['content-encoding'] ?? 'identity'
    const text = encoding === 'identity' ? body.text() : undefined
    if (text === undefined) this.#end(new SendError({ kind: 'encoding', status }))
    else this.#settle.resolve({ status, headers: flatHeaders(headers), body: text })
  }

  #broken(reason: string): SendError {
    return new SendError({ kind: this.#reached ? 'unknown' : 'not-sent', reason })
  }

  #end(error: unknown): void {
    this.#over = true
    this.#settle.reject(error)
    this.#request.destroy()
  }
}
