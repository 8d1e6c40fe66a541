/** The core as the browser host opens it: secrets in the system's keyring, HTTP by Node. */
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Activator } from '../../app/api.ts'
import type { Log } from '../../app/outside.ts'
import { readGiven } from '../adapters/configuration-file.ts'
import { openKeyringSecrets } from '../adapters/keyring-secrets.ts'
import { openLog } from '../adapters/log.ts'
import { createNodeSender } from '../adapters/node-sender.ts'
import { composeActivator } from '../compose-activator.ts'

export interface WebCoreParts {
  readonly dataDir: string
  readonly configurationFile?: string | undefined
  /** Both go before the configuration file. */
  readonly service?: string | undefined
  readonly accountUrl?: string | undefined
  readonly environment: NodeJS.ProcessEnv
  readonly language: string
}
export interface WebCore extends AsyncDisposable {
  readonly activator: Activator
  readonly log: Log
}

const profilesFolder = fileURLToPath(new URL('../../resources/device-profiles', import.meta.url))

/** @throws CONFIG_INVALID */
export async function openCore(parts: WebCoreParts): Promise<WebCore> {
  const { dataDir, configurationFile, environment, service, accountUrl } = parts
  const given = await readGiven(configurationFile)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  await using held = new AsyncDisposableStack()
  const log = held.use(openLog(dataDir))
  const makeSender = (authorities: readonly string[] | undefined) =>
    createNodeSender({ authorities, proxyEnv: environment })
  const secrets = await openKeyringSecrets()
  const kept = { dataDir, secrets, profilesFolder }
  const about = { version: versionOfProgram(), host: 'browser' } as const
  const { language } = parts
  const activator = held.use(
    await composeActivator({ ...kept, makeSender, log, given, service, accountUrl, language, about }),
  )
  const all = held.move()
  return { activator, log, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

function versionOfProgram(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String(version)
}
