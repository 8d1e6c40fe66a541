/** A wire to the service that loses one answer: to the first take of one device, after the service has done its work. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface LosingProxy extends AsyncDisposable {
  /** `http://127.0.0.1:N/` */
  readonly url: string
}

/**
 * @param target the service, `http://127.0.0.1:N/`
 * @param serialNumber the device whose answer is lost
 * @param onLost called when it was
 */
export async function startLosingProxy(target: string, serialNumber: string, onLost: () => void): Promise<LosingProxy> {
  const service = new URL(target)
  const sockets = new Set<Socket>()
  let left = 1
  const server = createServer((client) => {
    const upstream = connect(Number(service.port), service.hostname)
    let sent = ''
    let losing = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      // A reset on one side ends the other; that is all there is to do about it.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (bytes: Buffer) => {
      sent += bytes.toString('latin1')
      if (left > 0 && sent.includes('take-ownership') && sent.includes(`"${serialNumber}"`)) {
        left -= 1
        losing = true
      }
      upstream.write(bytes)
    })
    upstream.on('data', (bytes: Buffer) => {
      if (!losing) return void client.write(bytes)
      onLost()
      client.resetAndDestroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
