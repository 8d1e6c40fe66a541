/** Serial ports in memory that behave like real ones. */
import { ActivatorError } from '../app/errors.ts'
import type { PortInfo, SerialBus } from '../app/outside.ts'
import type { MemoryTerminal } from './memory-terminal.ts'

export interface MemoryPorts {
  list(): readonly PortInfo[]
  onChange(callback: () => void): Disposable
  terminal(path: string): MemoryTerminal | undefined
}

export function createMemoryBus(ports: MemoryPorts): SerialBus {
  return {
    async list(signal) {
      if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
      return ports.list()
    },
    onChange: (callback) => ports.onChange(callback),
    async open(path, _settings, signal) {
      if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
      const terminal = ports.terminal(path)
      if (terminal === undefined) throw new ActivatorError('PORT_GONE', { port: path })
      return terminal.open()
    },
  }
}
