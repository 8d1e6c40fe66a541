/** Adds simulated ports to the real ones: those of simulators in other processes, and those of a fleet in this one. */
import { type FSWatcher, mkdirSync, watch } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isError } from '../../app/errors.ts'
import type { PortInfo, SerialBus } from '../../app/outside.ts'
import { announcementSchema, STALE_MS } from '../../simulator/announcement.ts'
import type { Fleet } from '../../simulator/fleet.ts'
import { jsonOf } from '../json-of.ts'

const MOST_BYTES = 1024 * 1024
/** Where the folder cannot be watched, and for simulators that ended without a word. */
const POLL_MS = 500

/** Where simulators that use this data folder announce their ports. */
export const simulatedPorts = (dataDir: string) => join(dataDir, 'simulated-ports')

/** @param folder where simulators announce their ports; it need not be there. */
export function withAnnouncedPorts(bus: SerialBus, folder: string): SerialBus {
  const announced = new AnnouncedPorts(folder)
  return {
    list: (signal) => both(bus.list(signal), announced.list()),
    onChange: (callback) => together(bus.onChange(callback), announced.onChange(callback)),
    open: (path, settings, signal) => bus.open(path, settings, signal),
  }
}

/** For a fleet in this process. */
export function withFleet(bus: SerialBus, fleet: Fleet): SerialBus {
  const isInMemory = (path: string) => fleet.list().some((port) => port.path === path)
  return {
    list: (signal) => both(bus.list(signal), fleet.list()),
    onChange: (callback) => together(bus.onChange(callback), fleet.onChange(callback)),
    open: (path, settings, signal) => (fleet.bus && isInMemory(path) ? fleet.bus : bus).open(path, settings, signal),
  }
}

/** A path that the system lists too is the system's. */
async function both(
  listing: Promise<readonly PortInfo[]>,
  simulated: readonly PortInfo[] | Promise<readonly PortInfo[]>,
): Promise<readonly PortInfo[]> {
  const [real, more] = await Promise.allSettled([listing, simulated])
  if (more.status === 'rejected') throw more.reason
  if (real.status === 'rejected') {
    // Simulated ports work where the system gives no list.
    if (more.value.length > 0 && isError(real.reason, 'PORT_LIST_UNAVAILABLE')) return more.value
    throw real.reason
  }
  const paths = new Set(real.value.map(({ path }) => path))
  return [...real.value, ...more.value.filter(({ path }) => !paths.has(path))]
}

function together(one: Disposable, other: Disposable): Disposable {
  const stack = new DisposableStack()
  stack.use(one)
  stack.use(other)
  return stack
}

/** Watches only while somebody wants to know. */
class AnnouncedPorts {
  readonly #folder: string
  readonly #callbacks = new Set<() => void>()
  #watching: Disposable | undefined
  #known: string | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Tells of a change, whoever comes upon it: listing must not hide it from those who wait. */
  async list(): Promise<readonly PortInfo[]> {
    const ports = await portsIn(this.#folder)
    const now = JSON.stringify(ports)
    const changed = this.#known !== undefined && this.#known !== now
    this.#known = now
    if (changed) for (const callback of [...this.#callbacks]) callback()
    return ports
  }

  onChange(callback: () => void): Disposable {
    const own = () => callback()
    this.#callbacks.add(own)
    this.#watching ??= watchFolder(this.#folder, () => void this.list())
    return {
      [Symbol.dispose]: () => {
        this.#callbacks.delete(own)
        if (this.#callbacks.size > 0) return
        this.#watching?.[Symbol.dispose]()
        this.#watching = undefined
      },
    }
  }
}

function watchFolder(folder: string, look: () => void): Disposable {
  const poll = setInterval(look, POLL_MS)
  let watcher: FSWatcher | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    watcher = watch(folder, look)
    watcher.on('error', () => watcher?.close())
  } catch {
    // It cannot be made or watched here: the poll still tells.
  }
  return {
    [Symbol.dispose]() {
      clearInterval(poll)
      watcher?.close()
    },
  }
}

async function portsIn(folder: string): Promise<readonly PortInfo[]> {
  const names = (await readdir(folder).catch(unlessUnreadable)) ?? []
  const files = names.filter((name) => name.endsWith('.json')).sort()
  const ports = await Promise.all(files.map((name) => portsOf(join(folder, name))))
  return [...new Map(ports.flat().map((port) => [port.path, port])).values()]
}

/** Nothing from a file that says nothing usable: it is no simulator's. One whose simulator is dead is taken away. */
async function portsOf(file: string): Promise<readonly PortInfo[]> {
  const found = await stat(file).catch(unlessUnreadable)
  if (found === undefined || found.size > MOST_BYTES || Date.now() - found.mtimeMs > STALE_MS) return []
  const text = await readFile(file, 'utf8').catch(unlessUnreadable)
  const { data } = announcementSchema.safeParse(text === undefined ? undefined : jsonOf(text))
  if (data === undefined) return []
  if (isAlive(data.pid)) return data.ports
  await rm(file, { force: true })
  return []
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return codeOf(error) === 'EPERM'
  }
}

/** A simulator may end, and its file go, at any moment. What cannot be read announces nothing either. */
function unlessUnreadable(error: unknown): undefined {
  if (codeOf(error) !== '') return undefined
  throw error
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
