/** How a simulator tells other processes of its ports: a file of its own in a folder they share. */
import { existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { ActivatorError } from '../app/errors.ts'
import type { PortInfo } from '../app/outside.ts'

const text = z.string().max(256).optional()
const portSchema = z.object({
  path: z.string().min(1).max(256),
  place: text,
  vendorId: text,
  productId: text,
  manufacturer: text,
  product: text,
  interface: text,
  usbSerialNumber: text,
})
export const announcementSchema = z.object({ pid: z.int().positive(), ports: z.array(portSchema).max(4096) })

/** Its simulator runs as long as the file is touched; a process id alone could by now be somebody else's. */
export const TOUCH_MS = 2000
export const STALE_MS = 15_000

interface Source {
  list(): readonly PortInfo[]
  onChange(callback: () => void): Disposable
}

let count = 0

/**
 * Announces the ports of a fleet, as they are now and as they change, until it is disposed of or the process exits.
 * @throws CONFIG_INVALID when the folder cannot be written to
 */
export function announce(fleet: Source, folder: string): Disposable {
  count += 1
  const name = count === 1 ? `${process.pid}` : `${process.pid}-${count}`
  const file = join(folder, `${name}.json`)
  const write = () => {
    // Renamed into place: nobody ever reads half of it.
    writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, ports: fleet.list() }))
    renameSync(`${file}.new`, file)
  }
  const remove = () => {
    for (const one of [file, `${file}.new`]) rmSync(one, { force: true })
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    write()
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new ActivatorError('CONFIG_INVALID', { what, where: folder }, error)
  }
  // At once, before anybody is told of a plugged device: whoever then lists the ports finds it.
  const changes = fleet.onChange(write)
  const touching = setInterval(() => touch(file, write), TOUCH_MS).unref()
  process.once('exit', remove)
  return {
    [Symbol.dispose]() {
      clearInterval(touching)
      changes[Symbol.dispose]()
      process.off('exit', remove)
      remove()
    },
  }
}

function touch(file: string, write: () => void): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Somebody tidied up: announced anew. Where the folder itself is gone nobody is left to be told.
    if (existsSync(dirname(file))) write()
  }
}
