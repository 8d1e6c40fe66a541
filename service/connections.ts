/** The connections of a server, so that its end lets running requests finish and holds on to nothing else. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface Connections {
  /** Drops those that wait for a request now, the others when their answer is out. */
  end(): void
  destroy(): void
}

export function connectionsOf(server: Server): Connections {
  const running = new Map<Socket, number>()
  let ending = false

  const change = (socket: Socket, by: number): void => {
    const before = running.get(socket)
    if (before === undefined) return
    const left = before + by
    running.set(socket, left)
    if (ending && left === 0) socket.destroy()
  }
  server.on('connection', (socket) => {
    running.set(socket, 0)
    socket.on('close', () => running.delete(socket))
    if (ending) socket.destroy()
  })
  server.on('request', ({ socket }, answer) => {
    change(socket, 1)
    answer.on('close', () => change(socket, -1))
  })
  return {
    end() {
      ending = true
      for (const [socket, left] of running) if (left === 0) socket.destroy()
    },
    destroy() {
      for (const socket of running.keys()) socket.destroy()
    },
  }
}
