/** A recorded trace as a port of a bus: what went wrong in the field goes wrong here again. */
import { replay } from '../app/device/replay.ts'
import type { TraceEvent } from '../app/device/trace.ts'
import type { Clock, PortInfo, SerialBus } from '../app/outside.ts'
import { createMemoryBus } from './memory-bus.ts'
import { MemoryTerminal } from './memory-terminal.ts'

/** Begins anew each time the port is opened. */
export function replayedPort(trace: readonly TraceEvent[], clock: Clock): { bus: SerialBus; port: PortInfo } {
  const port = { path: 'replayed' }
  const terminal = new MemoryTerminal(port.path)
  let over = new AbortController()
  const memory = createMemoryBus({
    list: () => [port],
    onChange: () => ({ [Symbol.dispose]: () => undefined }),
    terminal: (path) => (path === port.path ? terminal : undefined),
  })
  const open: SerialBus['open'] = async (...of) => {
    const link = await memory.open(...of)
    over.abort()
    over = new AbortController()
    const say = (bytes: Uint8Array) => void terminal.write(bytes)
    terminal.onBytes(replay({ trace, clock, say, signal: over.signal }))
    return link
  }
  return { bus: { ...memory, open }, port }
}
