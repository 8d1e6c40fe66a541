/** The log, as JSON lines in the data folder. Secrets are cut out by name, whoever put them in. */
import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Log } from '../../app/outside.ts'
import { silentLog } from './silent-log.ts'

/** Past this size the log of the runs before is put aside, once: two files are what there is at most. */
const MOST_BYTES = 5 * 1024 * 1024

/** Characters that wait at most while the disk takes none. */
const MOST_WAITING = 64 * 1024

const secrets = ['password', 'token', 'access_token', 'refresh_token', 'client_secret', 'authorization']
const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** @param folder must exist. */
export function openLog(folder: string): Log & Disposable {
  const file = join(folder, 'device-activator.log')
  putAsideWhenLarge(file)
  const destination = opened(file)
  if (destination === undefined) return { ...silentLog, [Symbol.dispose]: () => undefined }
  const logger = pino({ base: { pid: process.pid }, redact: { paths, censor: '…' } }, destination)
  return {
    info: (event, fields = {}) => logger.info(shortened(fields), event),
    warn: (event, fields = {}) => logger.warn(shortened(fields), event),
    [Symbol.dispose]: () => destination.end(),
  }
}

/** undefined: the disk gives no such file, and a program without a log is better than none. */
function opened(file: string) {
  try {
    const destination = pino.destination({ dest: file, sync: true, maxLength: MOST_WAITING })
    // A full disk ends nothing over a line of log: it waits, then is dropped.
    destination.on('error', () => undefined)
    return destination
  } catch {
    return undefined
  }
}

function putAsideWhenLarge(file: string): void {
  try {
    if (existsSync(file) && statSync(file).size > MOST_BYTES) renameSync(file, `${file}.before`)
  } catch {
    // Another program holds it, or the disk is read-only: then it grows on, or nothing is written anyway.
  }
}

/** A device name is what claims a device: enough of it to recognise, not enough to use. */
function shortened(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { device_name: name } = fields
  return typeof name === 'string' ? { ...fields, device_name: `${name.slice(0, 3)}…` } : fields
}
