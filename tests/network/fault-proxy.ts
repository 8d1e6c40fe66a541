/**
 * A bad network on loopback: passes requests on to a service and does to the next ones what a test asks for. What was
 * asked of it is kept, so a test can count what was really sent.
 */
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Fault =
  /** Lets one request through. */
  | { readonly kind: 'pass' }
  /** The connection is reset before the service sees the request. */
  | { readonly kind: 'reset' }
  /** The service answers, and does what was asked; the answer never arrives. */
  | { readonly kind: 'answer-lost' }
  /** The service is asked and answers; the client hears nothing, and the connection stays open. */
  | { readonly kind: 'answer-held' }
  /** Nothing is passed on and nothing answered; the connection stays open. */
  | { readonly kind: 'silence' }
  /** The service never sees it: an answer from something in between. */
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Headers; readonly body?: string }
  /** As a captive portal answers: 200 and a web page. */
  | { readonly kind: 'html' }
  | { readonly kind: 'too-many'; readonly retryAfter: string; readonly date?: string }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The service's answer, a byte at a time. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** Half of the service's answer and then a reset, though its length was announced. */
  | { readonly kind: 'cut' }
  /** Half of the service's answer as if that were all. */
  | { readonly kind: 'truncated' }
  /** The service's answer, changed. */
  | { readonly kind: 'changed'; readonly headers?: Headers; readonly body?: (body: string) => string }
  /** The service's answer under another time. */
  | { readonly kind: 'date'; readonly date: string }
  /** An endless body. */
  | { readonly kind: 'flood' }
type Headers = Readonly<Record<string, string>>

export interface Passed {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly fault: Fault['kind']
}
/** Which requests a fault is for; left out, any. `path` is a part of it. */
export interface Match {
  readonly method?: 'GET' | 'POST'
  readonly path?: string
}
export interface FaultProxy extends AsyncDisposable {
  /** `http://127.0.0.1:N/` */
  readonly url: string
  /** Every request that arrived whole, oldest first. */
  readonly requests: readonly Passed[]
  /** One fault for each of the next requests, in this order. */
  next(...faults: Fault[]): void
  /** As `next`, for requests that match; others pass and leave it waiting. */
  nextFor(match: Match, ...faults: Fault[]): void
  /** Every request that nothing else is waiting for; undefined lets them pass again. */
  always(fault: Fault | undefined, match?: Match): void
  /** Resolves with the next request that matches. */
  seen(match?: Match): Promise<Passed>
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[]>
  readonly body: Buffer
}

export async function startFaultProxy({ target }: { readonly target: string }): Promise<FaultProxy> {
  const waiting: { match: Match; fault: Fault }[] = []
  const watchers: { match: Match; found: (passed: Passed) => void }[] = []
  const requests: Passed[] = []
  const sockets = new Set<Socket>()
  const closing = new AbortController()
  let standing: { match: Match; fault: Fault } | undefined

  function faultFor(asked: Asked): Fault {
    const index = waiting.findIndex(({ match }) => matches(match, asked))
    const [first] = index === -1 ? [] : waiting.splice(index, 1)
    if (first) return first.fault
    return standing && matches(standing.match, asked) ? standing.fault : { kind: 'pass' }
  }

  const server = createServer(async (incoming, outgoing) => {
    try {
      const asked = { method: incoming.method ?? '', path: incoming.url ?? '' }
      const fault = faultFor(asked)
      const body = await read(incoming)
      const passed = { ...asked, headers: incoming.headers, body: body.toString(), fault: fault.kind }
      requests.push(passed)
      for (const watcher of watchers.filter(({ match }) => matches(match, asked))) {
        watchers.splice(watchers.indexOf(watcher), 1)
        watcher.found(passed)
      }
      await apply(fault, outgoing, () => forward(target, incoming, body), closing.signal)
    } catch {
      // Whatever went wrong here is a bad network too: the client sees a reset, as it would from any other.
      outgoing.socket?.resetAndDestroy()
    }
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo

  async function close(): Promise<void> {
    closing.abort()
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    next: (...faults) => waiting.push(...faults.map((fault) => ({ match: {}, fault }))),
    nextFor: (match, ...faults) => waiting.push(...faults.map((fault) => ({ match, fault }))),
    always(fault, match = {}) {
      standing = fault && { match, fault }
    },
    seen: (match = {}) => new Promise((found) => watchers.push({ match, found })),
    close,
    [Symbol.asyncDispose]: close,
  }
}

type Asked = Pick<Passed, 'method' | 'path'>
const matches = (match: Match, { method, path }: Asked): boolean =>
  (match.method ?? method) === method && path.includes(match.path ?? '')

async function apply(
  fault: Fault,
  outgoing: ServerResponse,
  ask: () => Promise<Answer>,
  closing: AbortSignal,
): Promise<void> {
  const give = ({ status, headers, body }: Answer) => outgoing.writeHead(status, headers).end(body)
  switch (fault.kind) {
    case 'pass':
      return void give(await ask())
    case 'reset':
      return void outgoing.socket?.resetAndDestroy()
    case 'answer-lost':
      await ask()
      return void outgoing.socket?.resetAndDestroy()
    case 'answer-held':
      return void (await ask())
    case 'silence':
      return
    case 'answer':
      return void give(made(fault.status, fault.headers ?? {}, fault.body ?? ''))
    case 'html':
      return void give(
        made(200, { 'content-type': 'text/html' }, '<!doctype html><title>Sign in to the network</title>'),
      )
    case 'too-many': {
      const date = fault.date === undefined ? {} : { date: fault.date }
      return void give(made(429, { 'retry-after': fault.retryAfter, ...date }, '{"detail":"Too many requests."}'))
    }
    case 'redirect':
      return void give(made(302, { location: fault.to }, ''))
    case 'drip':
      return drip(await ask(), outgoing, fault.everyMs, closing)
    case 'cut': {
      const { status, headers, body } = await ask()
      outgoing.writeHead(status, { ...headers, 'content-length': String(body.length) })
      outgoing.write(body.subarray(0, body.length / 2), () => outgoing.socket?.resetAndDestroy())
      return
    }
    case 'truncated': {
      const answer = await ask()
      return void give({ ...answer, body: answer.body.subarray(0, answer.body.length / 2) })
    }
    case 'changed': {
      const { status, headers, body } = await ask()
      const text = fault.body ? fault.body(body.toString()) : body
      return void give({ status, headers: { ...headers, ...fault.headers }, body: Buffer.from(text) })
    }
    case 'date': {
      const answer = await ask()
      return void give({ ...answer, headers: { ...answer.headers, date: fault.date } })
    }
    case 'flood':
      return flood(outgoing)
  }
}

const made = (status: number, headers: Headers, body: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(body),
})

async function drip(answer: Answer, outgoing: ServerResponse, everyMs: number, closing: AbortSignal): Promise<void> {
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) })
  for (const byte of answer.body) {
    if (outgoing.destroyed) return
    outgoing.write(Buffer.of(byte))
    await pause(everyMs, undefined, { signal: closing })
  }
  outgoing.end()
}

function flood(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'content-type': 'application/json' })
  const chunk = Buffer.alloc(64 * 1024, '[')
  const more = () => {
    while (!outgoing.destroyed && outgoing.write(chunk));
  }
  outgoing.on('drain', more)
  more()
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** The request as it came, its answer read whole. Lengths and connections are each side's own. */
function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const headers = { ...endToEnd(incoming.headers), 'content-length': String(body.length) }
  return new Promise((resolve, reject) => {
    const url = new URL(incoming.url ?? '/', target)
    const outgoing = send(url, { method: incoming.method, headers, agent: false }, (answer) => {
      const status = answer.statusCode ?? 502
      read(answer).then((whole) => resolve({ status, headers: endToEnd(answer.headers), body: whole }), reject)
    })
    outgoing.on('error', reject).end(body)
  })
}

const oneHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host'])

function endToEnd(headers: IncomingMessage['headers']): Answer['headers'] {
  const kept: Answer['headers'] = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !oneHop.has(name)) kept[name] = value
  }
  return kept
}
