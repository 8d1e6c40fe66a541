/** A tile a socket: what stands on it and what it shows. */
import type { Tile } from '../api/batch-view.ts'
import { hubOf, inOrder, type Socket } from './sockets.ts'
import type { Visit } from './visit.ts'

/** @param seen every socket something was plugged into since the batch was opened */
export function tilesOf(kept: readonly Socket[], seen: Iterable<string>, visits: Iterable<Visit>, now: string): Tile[] {
  const bySocket = new Map([...visits].map((visit) => [visit.socket, visit]))
  return inOrder(kept, [...seen, ...bySocket.keys()]).map(({ socket, name }, index) => {
    const hub = hubOf(socket)
    const visit = bySocket.get(socket)
    const place = { socket, number: index + 1, ...(name !== undefined && { name }), ...(hub !== undefined && { hub }) }
    return { ...place, ...(visit === undefined ? { shows: 'ready', since: now, tries: 0, kept: false } : shown(visit)) }
  })
}

function shown(visit: Visit): Omit<Tile, 'socket' | 'number'> {
  const { port, shows, since, phase, needs, listed, label, tries, isKept } = visit
  return {
    port: port.path,
    shows,
    since,
    ...(phase && { phase }),
    ...(needs && { needs }),
    ...(listed && { listed }),
    ...(label !== undefined && { label }),
    tries,
    kept: isKept,
  }
}
