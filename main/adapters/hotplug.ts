/** Says when the port list may have changed. It never says how: the list is the truth. */
import { type FSWatcher, watch } from 'node:fs'
import { ttysSeen } from './sysfs.ts'
import { usbSeen } from './usb-sysfs.ts'

/** For ports without events: those that are not USB, and systems without a bus to listen on. */
const POLL_MS = process.platform === 'linux' ? 500 : 1000
/** A tty is there a little before its permissions and its place in the list are. */
const AFTERSHOCKS_MS = [150, 600]

/** Listens only while somebody wants to know. */
export class Hotplug {
  readonly #callbacks = new Set<() => void>()
  #sources: Disposable | undefined

  onChange(callback: () => void): Disposable {
    // Its own function each time: the same callback may be given twice.
    const own = () => callback()
    this.#callbacks.add(own)
    this.#sources ??= this.#start()
    return {
      [Symbol.dispose]: () => {
        this.#callbacks.delete(own)
        if (this.#callbacks.size > 0) return
        this.#sources?.[Symbol.dispose]()
        this.#sources = undefined
      },
    }
  }

  #start(): Disposable {
    const tell = () => {
      for (const callback of [...this.#callbacks]) callback()
    }
    const stack = new DisposableStack()
    const shocks = stack.use(withAftershocks(tell))
    stack.use(poll(tell))
    if (process.platform === 'linux') stack.use(watchDev(shocks.happened))
    stack.use(listenOnBus(shocks.happened))
    return stack
  }
}

/** Tells at once and again a little later; a burst of events has one set of aftershocks. */
function withAftershocks(tell: () => void): Disposable & { readonly happened: () => void } {
  let timers: NodeJS.Timeout[] = []
  let due: NodeJS.Immediate | undefined
  const clear = () => {
    for (const timer of timers) clearTimeout(timer)
  }
  return {
    happened() {
      clear()
      timers = AFTERSHOCKS_MS.map((after) => setTimeout(tell, after))
      due ??= setImmediate(() => {
        due = undefined
        tell()
      })
    },
    [Symbol.dispose]() {
      clear()
      clearImmediate(due)
    },
  }
}

/** On Linux a list is a process: the poll only tells where the kernel's own names have changed. */
function poll(tell: () => void): Disposable {
  let seen: string | undefined
  const look = async () => {
    const now = (await Promise.all([ttysSeen(), usbSeen()])).join('\n')
    if (seen !== undefined && seen !== now) tell()
    seen = now
  }
  // Where the kernel says nothing, only a list can tell.
  const ask = process.platform === 'linux' ? () => void look().catch(tell) : tell
  const timer = setInterval(ask, POLL_MS)
  if (process.platform === 'linux') ask()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

/** On Linux a tty appears in /dev some 150 ms before any USB event; its change of permissions shows here too. */
function watchDev(happened: () => void): Disposable {
  let watcher: FSWatcher | undefined
  try {
    watcher = watch('/dev', (_kind, name) => {
      if (name?.startsWith('tty') && !/^tty\d*$/.test(name)) happened()
    })
    // It cannot be watched any more: the poll still tells.
    watcher.on('error', () => watcher?.close())
  } catch {
    // Nor can it be here, in a container without inotify for instance.
  }
  return { [Symbol.dispose]: () => watcher?.close() }
}

function listenOnBus(happened: () => void): Disposable {
  let over = false
  let stop: (() => void) | undefined
  const start = async () => {
    const { usb } = await import('usb')
    // Rejects where there is no bus. Without asking first, listening would end the process from a timer later.
    await usb.getDevices()
    if (over) return
    usb.addEventListener('connect', happened)
    usb.addEventListener('disconnect', happened)
    stop = () => {
      usb.removeEventListener('connect', happened)
      usb.removeEventListener('disconnect', happened)
    }
  }
  // No bus, or no package for this system: the poll and /dev tell.
  start().catch(() => undefined)
  return {
    [Symbol.dispose]() {
      over = true
      stop?.()
    },
  }
}
