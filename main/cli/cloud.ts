/** The account's cloud, as options, configuration file, environment and the last sign-in say. */
import { ActivatorError, isError } from '../../app/errors.ts'
import type { Call } from '../../app/ownership/access.ts'
import { openKeyringSecrets } from '../adapters/keyring-secrets.ts'
import { createMemorySecrets } from '../adapters/memory-secrets.ts'
import { createNodeSender } from '../adapters/node-sender.ts'
import { type Cloud, composeCloud } from '../compose.ts'
import type { Context } from './command.ts'
import { readSetup, type Setup, serviceNamed, whoOf } from './setup.ts'

export interface OpenCloud extends Cloud, Disposable {
  readonly setup: Setup
}

/** Sends nothing yet. @throws CONFIG_INVALID */
export async function openCloud(context: Omit<Context, 'signal'>): Promise<OpenCloud> {
  const setup = await readSetup(context)
  const service = serviceNamed(setup)
  const who = await whoOf(context.credentials, setup)
  // The keyring is a native module and may ask the person: not for what came by the environment.
  const secrets = who.credentials || who.ready ? createMemorySecrets() : await openKeyringSecrets()
  const { authorities } = setup.configuration
  const sender = createNodeSender({ authorities, proxyEnv: { ...context.environment } })
  try {
    const cloud = composeCloud({ sender, service, secrets, whenSignedOut: 'fail', ...who })
    return { ...cloud, setup, [Symbol.dispose]: () => sender[Symbol.dispose]() }
  } catch (error) {
    sender[Symbol.dispose]()
    throw error
  }
}

const LIMIT_MS = 30_000

/**
 * For commands that only ask: no lock, no journal.
 * @throws CONFIG_INVALID · what `work` throws; TIMED_OUT where the time was over before anything had failed
 */
export async function withCloud<T>(context: Context, work: (cloud: Cloud, call: Call) => Promise<T>): Promise<T> {
  using cloud = await openCloud(context)
  return await within(context, cloud.setup.timeoutMs, (call) => work(cloud, call))
}

/** Work with a time limit, an interruption, and its waits shown. */
export async function within<T>(
  { signal, output, words }: Pick<Context, 'signal' | 'output' | 'words'>,
  timeoutMs: number | undefined,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const limitMs = timeoutMs ?? LIMIT_MS
  const limit = AbortSignal.timeout(limitMs)
  const onWait: Call['onWait'] = (wait) => output.progress(wait && words(`wait.${wait.for}`))
  try {
    return await work({ signal: AbortSignal.any([signal, output.unread, limit]), onWait })
  } catch (error) {
    const late = isError(error, 'CANCELLED') && limit.aborted && !signal.aborted
    throw late ? new ActivatorError('TIMED_OUT', { seconds: limitMs / 1000 }, error) : error
  } finally {
    output.progress(undefined)
  }
}
