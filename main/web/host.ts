/** The browser host: the same core and the same page over loopback, for the one browser that was given the address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Activator } from '../../app/api.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { Log } from '../../app/outside.ts'
import { Entrance, openPath } from './entrance.ts'
import { guards, pageFile } from './page-files.ts'
import { postedJson } from './posted.ts'
import { Refusal } from './refusal.ts'
import { checkSameSite } from './same-site.ts'
import { streamSnapshots } from './snapshot-stream.ts'

export interface WebHostParts {
  readonly activator: Activator
  /** Holds the built page. */
  readonly pageFolder: string
  /** 0 takes a free one. */
  readonly port: number
  /** What a person reads who comes without the address, and with one that was used. */
  readonly words: { readonly closed: string; readonly used: string }
  readonly log: Log
  /** Closes the host. */
  readonly signal: AbortSignal
}

export interface WebHost extends AsyncDisposable {
  /** Opens the page once. */
  readonly url: string
  /** Another address that opens it once: for another browser, or one that forgot its cookies. */
  newUrl(): string
  close(): Promise<void>
}

/** More pages than anybody looks at; past it a page is told to come back later. */
const maxStreams = 16

/** @throws CONFIG_INVALID where the port cannot be had · CANCELLED by the signal */
export async function startWebHost(parts: WebHostParts): Promise<WebHost> {
  if (parts.signal.aborted) throw new ActivatorError('CANCELLED', {})
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 })
  server.maxConnections = 128
  const port = await listen(server, parts.port)
  const site = new Site(parts, port)
  server.on('request', (request, response) => void site.answer(request, response))
  const close = async () => {
    parts.signal.removeEventListener('abort', closeSoon)
    site[Symbol.dispose]()
    await ended(server)
  }
  const closeSoon = () => void close()
  parts.signal.addEventListener('abort', closeSoon, { once: true })
  return { url: site.newUrl(), newUrl: () => site.newUrl(), close, [Symbol.asyncDispose]: close }
}

class Site implements Disposable {
  readonly #parts: WebHostParts
  readonly #port: number
  readonly #entrance: Entrance
  readonly #streams = new Map<ServerResponse, Disposable>()

  constructor(parts: WebHostParts, port: number) {
    this.#parts = parts
    this.#port = port
    this.#entrance = new Entrance(port)
  }

  newUrl(): string {
    return `http://127.0.0.1:${this.#port}${this.#entrance.newPath()}`
  }

  [Symbol.dispose](): void {
    for (const stream of this.#streams.values()) stream[Symbol.dispose]()
  }

  /** Never rejects: whatever happens becomes an answer. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response)
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'Something broke')
      if (refusal !== error) this.#parts.log.warn('web-request-broke', { path: pathOf(request), error: String(error) })
      if (response.headersSent) return void response.destroy()
      // What was not read of the request would be taken for the next one.
      if (!request.complete) response.setHeader('connection', 'close')
      send(response, refusal.status, { 'content-type': 'text/plain; charset=utf-8' }, `${refusal.message}\n`)
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkSameSite(request, this.#port)
    const route = `${request.method} ${pathOf(request)}`
    if (route.startsWith(`GET ${openPath}`)) return this.#open(request, response)
    if (!this.#entrance.knows(request.headers.cookie)) throw new Refusal(401, this.#parts.words.closed)
    if (route === 'GET /api/snapshots') return this.#stream(response)
    const { activator } = this.#parts
    if (route === 'POST /api/command') return sendJson(response, await activator.run(await postedJson(request)))
    if (route === 'POST /api/query') return sendJson(response, await activator.ask(await postedJson(request)))
    if (request.method !== 'GET') throw new Refusal(405, 'Method not allowed')
    const { status, headers, body } = await pageFile(this.#parts.pageFolder, pathOf(request))
    send(response, status, headers, body)
  }

  #open(request: IncomingMessage, response: ServerResponse): void {
    // A browser that only looks ahead must not use the address up.
    const purpose = request.headers['sec-purpose'] ?? request.headers.purpose
    if (purpose !== undefined) throw new Refusal(503, 'Not ahead of time')
    const cookie = this.#entrance.exchange(pathOf(request).slice(openPath.length))
    if (cookie === undefined) throw new Refusal(403, this.#parts.words.used)
    send(response, 303, { location: '/', 'set-cookie': cookie }, '')
  }

  #stream(response: ServerResponse): void {
    if (this.#streams.size >= maxStreams) throw new Refusal(503, 'Too many pages')
    this.#streams.set(response, streamSnapshots(this.#parts.activator, response, guards()))
    response.once('close', () => this.#streams.delete(response))
  }
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Uint8Array) {
  response.writeHead(status, { ...guards(), ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, { 'content-type': 'application/json' }, JSON.stringify(value))
}

/** As it came, without the query. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}

/** @returns the port it listens on */
async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new ActivatorError('CONFIG_INVALID', { what: `port ${port}: ${error.message}`, where: '--port' }, error)),
    )
    // By number: "localhost" may be more than loopback's one address.
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port')
  return address.port
}

async function ended(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
