/** The log, as JSON lines in the data folder. Secrets are cut out by name, whoever put them in. */
import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Log } from '../../app/outside.ts'

/** Past this size the log of the runs before is put aside, once: two files are what there is at most. */
const MOST_BYTES = 5 * 1024 * 1024

const secrets = ['password', 'token', 'access_token', 'refresh_token', 'client_secret', 'authorization']
const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** @param folder must exist. */
export function openLog(folder: string): Log & Disposable {
  const file = join(folder, 'device-activator.log')
  if (existsSync(file) && statSync(file).size > MOST_BYTES) renameSync(file, `${file}.before`)
  const destination = pino.destination({ dest: file, sync: true })
  const logger = pino({ base: { pid: process.pid }, redact: { paths, censor: '…' } }, destination)
  return {
    info: (event, fields = {}) => logger.info(shortened(fields), event),
    warn: (event, fields = {}) => logger.warn(shortened(fields), event),
    [Symbol.dispose]: () => destination.end(),
  }
}

/** A device name is what claims a device: enough of it to recognise, not enough to use. */
function shortened(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { device_name: name } = fields
  return typeof name === 'string' ? { ...fields, device_name: `${name.slice(0, 3)}…` } : fields
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined }
