/** A bare HTTP server on loopback that does to each request what a test says, and keeps what it saw. */
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Issued } from './certificates.ts'

export interface Request {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Of the client: the same for all requests over one connection. */
  readonly port: number | undefined
}
export interface Server extends AsyncDisposable {
  /** `http://127.0.0.1:N/` */
  readonly url: string
  readonly requests: readonly Request[]
  /** Resolves when that many requests have come. */
  seen(count: number): Promise<void>
  /** Resolves when no connection is open. */
  closed(): Promise<void>
}

/** Bodies are read before `answer` is asked. */
export const serve = (answer: RequestListener): Promise<Server> => start('http', answer)
export const serveTls = (issued: Issued, answer: RequestListener): Promise<Server> => start('https', answer, issued)

async function start(protocol: string, answer: RequestListener, issued?: Issued): Promise<Server> {
  const requests: Request[] = []
  const sockets = new Set<Socket>()
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const check of waiting) check()
  }
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const { method = '', url: path = '', headers } = request
    requests.push({ method, path, headers, body: Buffer.concat(chunks).toString(), port: request.socket.remotePort })
    answer(request, response)
    tell()
  }
  const server = issued
    ? createTlsServer({ cert: issued.certificate, key: issued.key }, listener)
    : createServer(listener)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {
      // A client that gives up is what many tests are about.
    })
    socket.on('close', () => {
      sockets.delete(socket)
      tell()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo

  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return {
    url: `${protocol}://127.0.0.1:${port}/`,
    requests,
    seen: (count) => until(() => requests.length >= count),
    closed: () => until(() => sockets.size === 0),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
