/** A service and simulated devices, each in a process of its own: the product's own commands. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { PortInfo } from '../app/outside.ts'
import { PUBLIC_CLIENT } from '../app/ownership/contract.ts'
import type { Identity } from '../app/ownership/record.ts'
import { addAccount } from '../service/accounts.ts'
import { registerDevices } from '../service/devices-file.ts'
import { instant } from './figure.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const profilesFolder = join(root, 'resources/device-profiles')
/** Those the launcher gave this run: it gives them to every program. Its leash is for its own child alone. */
const flags = process.execArgv.filter((flag) => flag.startsWith('--') && flag !== '--require')
export const person = { username: 'bench', password: 'bench password' }

export interface Service extends AsyncDisposable {
  readonly url: string
  readonly dataDir: string
  readonly token: string
}
export interface Plugged {
  readonly port: PortInfo
  readonly identity: Identity
}

export async function temporary(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'bench-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

const listening = z.object({ event: z.literal('listening'), url: z.url() })
const tokenSchema = z.object({ access_token: z.string() })

export async function startedService(): Promise<Service> {
  await using held = new AsyncDisposableStack()
  const { path: dataDir } = held.use(await temporary())
  await addAccount({ dataDir, ...person })
  const [child, lines] = program('main/cli/main.ts', ['serve', '--data-dir', dataDir, '--json'])
  held.defer(() => ended(child))
  const first = await lines.next()
  const { url } = listening.parse(JSON.parse(String(first.value)))
  const form = new URLSearchParams({ grant_type: 'password', client_id: PUBLIC_CLIENT, ...person })
  const answer = await fetch(`${url}oauth2/token/`, { method: 'POST', body: form })
  const { access_token: token } = tokenSchema.parse(await answer.json())
  const all = held.move()
  return { url, dataDir, token, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

const pluggedSchema = z.object({ port: z.string(), serial_number: z.string(), device_name: z.string() })

/** Devices on pseudo-terminals, known to the service. @param answerMs how long each thinks before it answers */
export async function plugged(
  service: Service,
  devices: number,
  { seed, answerMs = 20 }: { readonly seed: string; readonly answerMs?: number },
): Promise<AsyncDisposable & { readonly devices: readonly Plugged[] }> {
  const slow = answerMs > 20 ? ['--fault', `slow=${answerMs - 20}`] : []
  const data = await temporary()
  const asked = ['--devices', String(devices), '--seed', seed, '--json', '--data-dir', data.path, ...slow]
  const [child, lines] = program('main/cli/main.ts', ['simulate', ...asked])
  const found: Plugged[] = []
  for await (const line of lines) {
    const { port, ...identity } = pluggedSchema.parse(JSON.parse(line))
    found.push({ port: { path: port }, identity })
    if (found.length === devices) break
  }
  await registerDevices(
    service.dataDir,
    found.map(({ identity }) => identity),
  )
  return {
    devices: found,
    async [Symbol.asyncDispose]() {
      await ended(child)
      await data[Symbol.asyncDispose]()
    },
  }
}

type Program = ChildProcessByStdio<Writable, Readable, null>

/** A program of this project in a process of its own, and the lines it prints. */
export function program(
  file: string,
  args: readonly string[],
  nodeFlags: readonly string[] = [],
): readonly [Program, AsyncIterator<string, unknown> & AsyncIterable<string>] {
  const child = spawn(process.execPath, [...flags, ...nodeFlags, join(root, file), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // A row that breaks leaves nothing running.
  const end = () => child.kill('SIGKILL')
  process.on('exit', end)
  child.once('exit', () => process.off('exit', end))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return [child, lines]
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

/** When a bare watch of the folder hears of a change. @throws Error after `limit` milliseconds without any */
export async function eventIn(folder: string, limit: number): Promise<number> {
  const watcher = watch(folder)
  try {
    await once(watcher, 'change', { signal: AbortSignal.timeout(limit) })
    return instant()
  } finally {
    watcher.close()
  }
}
