/**
 * The floor: the same bytes with nothing but serialport, fetch and SQLite. No checks, no states, no limits, no
 * journal worth the name: what the machine, the device and the service cost by themselves.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ReadlineParser } from '@serialport/parser-readline'
import { SerialPort } from 'serialport'
import type { Plugged, Service } from './world.ts'

const SETTLE_MS = 50
const QUESTION = '{"req":"identify"}\n'

export class Bare implements Disposable {
  readonly #database: DatabaseSync
  readonly #service: string
  readonly #headers: Record<string, string>

  constructor({ url, token }: Pick<Service, 'url' | 'token'>, folder: string) {
    this.#service = `${url}v1/`
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    this.#database = new DatabaseSync(join(folder, 'bare.db'))
    this.#database.exec('pragma journal_mode = wal; pragma synchronous = full; create table intents (body text) strict')
  }

  /** Open, settle, ask, ask again beside one GET, one commit, POST, GET. */
  async activate({ port: { path } }: Plugged): Promise<void> {
    const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false })
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())))
    const lines = port.pipe(new ReadlineParser())
    const asked = () =>
      new Promise<string>((resolve) => {
        lines.once('data', resolve)
        port.write(QUESTION)
      })
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    const { serial_number, device_name } = JSON.parse(await asked())
    const query = `device-ownerships/?serial_number=${serial_number}`
    await Promise.all([asked(), this.#send(query)])
    const body = JSON.stringify({ serial_number, device_name })
    this.#database.prepare('insert into intents values (?)').run(body)
    const { id } = await this.#send('devices/take-ownership/', { method: 'POST', body })
    await this.#send(`device-ownerships/${id}/`)
    await new Promise<void>((resolve) => port.close(() => resolve()))
  }

  [Symbol.dispose](): void {
    this.#database.close()
  }

  async #send(path: string, init: RequestInit = {}): Promise<{ readonly id: number }> {
    const answer = await fetch(this.#service + path, { headers: this.#headers, ...init })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    // The floor checks nothing, so it says nothing more of the answer than what it uses.
    return (await answer.json()) as { id: number }
  }
}
