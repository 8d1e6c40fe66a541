/** The embedded ownership service: the contract over HTTP on loopback, one for each data folder. */
import { isAbsolute, resolve } from 'node:path'
import { routes as contractRoutes, type Routes } from '../app/ownership/contract.ts'
import type { ServiceLog } from './answer.ts'
import { serviceApp } from './app.ts'
import { connectionsOf } from './connections.ts'
import { lockData } from './data-lock.ts'
import { type ServiceClock, systemClock } from './instants.ts'
import { hashPassword } from './passwords.ts'
import { defaultSignInLimits, SignInLimit, type SignInLimits } from './sign-in-limit.ts'
import type { Storage } from './storage.ts'
import { openStorage } from './storage-sqlite.ts'
import { ACCESS_SECONDS } from './tokens.ts'

export interface ServiceOptions {
  readonly dataDir: string
  /** 0, and left out, take a free one. */
  readonly port?: number
  /** Closes the service, as `close` does. */
  readonly signal?: AbortSignal
  /** Made, or given this password, before the service answers. Practice mode only. */
  readonly practiceAccount?: { readonly username: string; readonly password: string }
  readonly clock?: ServiceClock
  readonly signInLimits?: SignInLimits
  /** Seconds an access token lives. */
  readonly accessSeconds?: number
  /** Another routing table than the contract's. */
  readonly routes?: Routes
  readonly log?: ServiceLog
}
export interface RunningService {
  /** `http://127.0.0.1:N/`; the calls stand below `v1/`, the token below `oauth2/token/`. */
  readonly url: string
  /** Lets running requests end, for a while, then lets go of everything. Again is harmless. */
  close(): Promise<void>
}

const CLOSE_MS = 3000
const PURGE_MS = 3600 * 1000
const silent: ServiceLog = { info: () => undefined, warn: () => undefined }

/** @throws ServiceRefused DATA_FOLDER_IN_USE · CONFIG_INVALID, and what listening throws (EADDRINUSE, EACCES). */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { clock = systemClock, log = silent } = options
  const dataDir = isAbsolute(options.dataDir) ? options.dataDir : resolve(options.dataDir)
  options.signal?.throwIfAborted()
  await using held = new AsyncDisposableStack()
  held.use(lockData(dataDir))
  const storage = held.use(openStorage(dataDir, clock))
  const parts = {
    storage,
    clock,
    log,
    limit: new SignInLimit(options.signInLimits ?? defaultSignInLimits, clock),
    accessSeconds: options.accessSeconds ?? ACCESS_SECONDS,
    routes: options.routes ?? contractRoutes,
  }
  const [app] = await Promise.all([serviceApp(parts), practice(storage, options.practiceAccount)])
  const connections = connectionsOf(app.server)
  held.defer(async () => {
    const late = setTimeout(connections.destroy, CLOSE_MS)
    const closed = app.close()
    connections.end()
    await closed
    clearTimeout(late)
  })
  held.use(purging(storage, clock, log))
  const address = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })

  options.signal?.throwIfAborted()

  const open = held.move()
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= open.disposeAsync()
    return closing
  }
  const onAbort = () => close().catch((error: unknown) => log.warn('service did not close', { error }))
  options.signal?.addEventListener('abort', onAbort, { once: true })
  open.defer(() => options.signal?.removeEventListener('abort', onAbort))
  log.info('service listening', { url: `${address}/` })
  return { url: `${address}/`, close }
}

async function practice(storage: Storage, account: ServiceOptions['practiceAccount']): Promise<void> {
  if (!account) return
  const passwordHash = await hashPassword(account.password)
  const added = await storage.addAccount({ username: account.username, passwordHash, manager: true })
  if (!added) await storage.setPassword(account.username, passwordHash)
}

/** Forgets what has expired, at the start and each hour. */
function purging(storage: Storage, clock: ServiceClock, log: ServiceLog): Disposable {
  const purge = () => {
    storage.purge(clock.now().getTime()).catch((error: unknown) => log.warn('purge failed', { error }))
  }
  purge()
  const timer = setInterval(purge, PURGE_MS)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
