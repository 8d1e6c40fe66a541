/** Says when the port list may have changed. It never says how: the list is the truth. */
import { type FSWatcher, watch } from 'node:fs'

/** For ports without events: those that are not USB, and systems without a bus to listen on. */
const POLL_MS = 1000
/** A tty is there a little before its permissions and its place in the list are. */
const AFTERSHOCKS_MS = [0, 150, 600]

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
    const timers = new Set<NodeJS.Timeout>()
    const tell = () => {
      for (const callback of [...this.#callbacks]) callback()
    }
    const happened = () => {
      for (const after of AFTERSHOCKS_MS) {
        const timer = setTimeout(() => {
          timers.delete(timer)
          tell()
        }, after)
        timers.add(timer)
      }
    }
    const stack = new DisposableStack()
    stack.defer(() => {
      for (const timer of timers) clearTimeout(timer)
    })
    const poll = setInterval(tell, POLL_MS)
    stack.defer(() => clearInterval(poll))
    if (process.platform === 'linux') stack.use(watchDev(happened))
    stack.use(listenOnBus(happened))
    return stack
  }
}

/** On Linux a tty appears in /dev some 150 ms before any USB event. */
function watchDev(happened: () => void): Disposable {
  let watcher: FSWatcher | undefined
  try {
    watcher = watch('/dev', (_kind, name) => {
      if (name?.startsWith('tty')) happened()
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
