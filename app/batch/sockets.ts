/** The sockets devices are plugged into: their order as it was taught, else by where they are; and what they are called. */
import { z } from 'zod'
import type { PortInfo } from '../outside.ts'

export interface Socket {
  readonly socket: string
  readonly name?: string | undefined
}

const keptSchema = z.array(z.object({ socket: z.string(), name: z.string().optional() }))

/** Stable over replugging: where it is, without which of the device's own interfaces it is. Else its path. */
export function socketOf({ place, path }: PortInfo): string {
  return place?.replace(/:1\.0$/, '') ?? path
}

/** "1-2.3" hangs on the hub "1-2"; sockets of one hub stand together. */
export function hubOf(socket: string): string | undefined {
  const cut = socket.lastIndexOf('.')
  return cut === -1 ? undefined : socket.slice(0, cut)
}

/** As a person counts: "1-2.10" after "1-2.9". */
export function byPlace(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}

/** What an earlier run kept; what cannot be read is nothing. */
export function keptSockets(text: string | undefined): readonly Socket[] {
  if (text === undefined) return []
  try {
    return keptSchema.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return []
    throw error
  }
}

/** Those that were taught or named first, in their order; then the others by their place. */
export function inOrder(kept: readonly Socket[], seen: Iterable<string>): readonly Socket[] {
  const known = new Set(kept.map(({ socket }) => socket))
  const others = [...new Set(seen)].filter((socket) => !known.has(socket)).sort(byPlace)
  return [...kept, ...others.map((socket) => ({ socket }))]
}
