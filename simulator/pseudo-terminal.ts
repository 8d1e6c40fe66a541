/** A pair of pseudo-terminals: the device holds one end, any program opens the other by its path. */
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { ReadStream } from 'node:tty'
import { ActivatorError } from '../app/errors.ts'
import type { Terminal } from './terminal.ts'

interface Parts {
  readonly master: ReadStream
  readonly fd: number
  readonly path: string
  readonly release: () => void
}
/** What `open` of @lydell/node-pty gives; its type declarations leave it out. */
interface Pair {
  readonly master: ReadStream
  readonly slave: ReadStream
  /** The master's descriptor; it does not block. */
  readonly fd: number
  readonly ptsName: string
}
interface PtyModule {
  open(options: { cols: number; rows: number; encoding: null }): Pair
}

/** Behind standard input, output and error. */
const FIRST_DESCRIPTOR = 3
const LONGEST_PAUSE_MS = 20

/** @throws PORT_LIST_UNAVAILABLE where there are no pseudo-terminals: on Windows, or without the package's binary. */
export async function openPseudoTerminal(): Promise<Terminal> {
  const { master, slave, fd, ptsName } = await openPair()
  // node-pty's own stream reads, and would go on eating what the device says.
  const own = openSync(ptsName, constants.O_RDWR | constants.O_NOCTTY)
  slave.destroy()
  closeForgotten(own)
  // One that is never read keeps the pair alive when the app closes its end, and keeps the mode, which goes with it: a
  // terminal that echoes or waits for whole lines is no serial port.
  const held = new ReadStream(own)
  held.setRawMode(true)
  const { rdev } = fstatSync(own)
  const release = () => {
    held.destroy()
    if (isOpenOn(own, rdev)) closeSync(own)
  }
  return terminalOf({ master, fd, path: ptsName, release })
}

/**
 * A tty stream opens its terminal once more for itself, and on closing forgets the descriptor it was made of. Nobody
 * else can have this terminal open yet, so whatever shows it is that one.
 */
function closeForgotten(own: number): void {
  const { rdev } = fstatSync(own)
  for (let fd = FIRST_DESCRIPTOR; fd < own; fd += 1) if (isOpenOn(fd, rdev)) closeSync(fd)
}

function isOpenOn(fd: number, rdev: number): boolean {
  try {
    return fstatSync(fd).rdev === rdev
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EBADF') return false
    throw error
  }
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

function terminalOf({ master, fd, path, release }: Parts): Terminal {
  let hear: ((bytes: Uint8Array) => void) | undefined
  let writing = Promise.resolve()
  const over = new AbortController()
  const close = () => {
    if (over.signal.aborted) return
    over.abort()
    master.destroy()
    release()
  }
  // node-pty's own listener throws on an object that it never finished; an error here means that the pair is gone.
  master.removeAllListeners('error')
  master.on('error', close)
  master.on('data', (bytes: Buffer) => hear?.(bytes))
  return {
    path,
    write(bytes) {
      const copy = Uint8Array.from(bytes)
      writing = writing.then(() => writeAll(fd, copy, over.signal))
      return writing
    },
    onBytes(callback) {
      hear = callback
    },
    close,
  }
}

/**
 * By hand and not by the stream: libuv writes to a master by turning in circles until all is written, and where the
 * reader lives in the same process it then never comes to read.
 */
async function writeAll(fd: number, bytes: Uint8Array, over: AbortSignal): Promise<void> {
  let pause = 1
  for (let from = 0; from < bytes.length && !over.aborted; ) {
    const written = writeSome(fd, bytes.subarray(from))
    from += written
    if (written > 0) pause = 1
    else {
      // Full: nobody reads, or not fast enough. Nothing tells when there is room again; a close ends the wait.
      await setTimeout(pause, undefined, { signal: over }).catch(() => undefined)
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
    }
  }
}

function writeSome(fd: number, bytes: Uint8Array): number {
  try {
    return writeSync(fd, bytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EAGAIN') return 0
    // The other end was torn down with the whole pair: lost, as on a cable that was pulled.
    if (code === 'EIO') return bytes.length
    throw error
  }
}
