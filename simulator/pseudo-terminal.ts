/** A pair of pseudo-terminals: the device holds one end, any program opens the other by its path. */
import { closeSync, constants, openSync } from 'node:fs'
import type { ReadStream } from 'node:tty'
import { ActivatorError } from '../app/errors.ts'
import type { Terminal } from './terminal.ts'

/** What `open` of @lydell/node-pty gives; its type declarations leave it out. */
interface Pair {
  readonly master: Master
  readonly slave: ReadStream
  readonly ptsName: string
}
/** A tty stream reads and writes; the types give ReadStream only the reading half. */
type Master = ReadStream & { write(bytes: Uint8Array, done: () => void): boolean }
interface PtyModule {
  open(options: { cols: number; rows: number; encoding: null }): Pair
}

/** @throws PORT_LIST_UNAVAILABLE where there are no pseudo-terminals: on Windows, or without the package's binary. */
export async function openPseudoTerminal(): Promise<Terminal> {
  const { master, slave, ptsName } = await openPair()
  // Raw before anything else: a terminal that echoes or waits for whole lines is no serial port.
  slave.setRawMode(true)
  // A descriptor nobody reads keeps the pair alive when the app closes its end. The stream itself would go on reading.
  const held = openSync(ptsName, constants.O_RDWR | constants.O_NOCTTY)
  slave.destroy()
  return terminalOf(master, ptsName, held)
}

async function openPair(): Promise<Pair> {
  if (process.platform === 'win32') throw unavailable('Windows has no pseudo-terminals that open as serial ports')
  try {
    // The cast says what its declarations leave out: see Pair.
    const pty = (await import('@lydell/node-pty')) as unknown as PtyModule
    return pty.open({ cols: 80, rows: 24, encoding: null })
  } catch (error) {
    throw unavailable(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), error)
  }
}

function unavailable(reason: string, cause?: unknown): ActivatorError {
  return new ActivatorError('PORT_LIST_UNAVAILABLE', { reason: `no pseudo-terminal: ${reason}` }, cause)
}

function terminalOf(master: Master, path: string, held: number): Terminal {
  let hear: ((bytes: Uint8Array) => void) | undefined
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    master.destroy()
    closeSync(held)
  }
  // node-pty's own listener throws on an object that it never finished; an error here means that the pair is gone.
  master.removeAllListeners('error')
  master.on('error', close)
  master.on('data', (bytes: Buffer) => hear?.(bytes))
  return {
    path,
    write: (bytes) => new Promise((resolve) => (closed ? resolve() : void master.write(bytes, () => resolve()))),
    onBytes(callback) {
      hear = callback
    },
    close,
  }
}
