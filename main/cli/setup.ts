/** What a command works with: options before the configuration file before what signing in remembered. */
import { join } from 'node:path'
import { ActivatorError } from '../../app/errors.ts'
import type { Settings } from '../../app/outside.ts'
import { nameOfToken } from '../../app/ownership/account-key.ts'
import { PUBLIC_CLIENT } from '../../app/ownership/contract.ts'
import type { ServiceAddress } from '../../app/ownership/service-address.ts'
import type { SessionParts } from '../../app/ownership/session.ts'
import { type ReadConfiguration, readConfiguration, readKeptConfiguration } from '../adapters/configuration-file.ts'
import { openSettings } from '../adapters/settings-file.ts'
import type { Context } from './command.ts'
import type { Credentials } from './options.ts'
import { saySetAside } from './say.ts'

export interface Setup {
  readonly configuration: ReadConfiguration
  readonly settings: Settings
  /** undefined: nobody has said which. */
  readonly service: ServiceAddress | undefined
  readonly timeoutMs: number | undefined
}
export type Who = Pick<SessionParts, 'client' | 'username' | 'credentials' | 'ready'>

/** @throws CONFIG_INVALID naming file and line */
export async function readSetup(context: Pick<Context, 'options' | 'output' | 'words'>): Promise<Setup> {
  const { options } = context
  const configuration = await (options.config === undefined
    ? readKeptConfiguration(options.dataDir)
    : readConfiguration(options.config))
  const settings = await openSettings(join(options.dataDir, 'settings.json'))
  saySetAside(context, 'settings', settings.problem?.file)
  const { timeoutSeconds } = configuration
  return {
    configuration,
    settings,
    service: serviceOf(options, configuration, settings),
    timeoutMs: options.timeoutMs ?? (timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000),
  }
}

type Said = Pick<Context['options'], 'service' | 'accountUrl'>

/** An account URL belongs to the service it was said with: another service brings its own. */
function serviceOf(said: Said, configuration: ReadConfiguration, settings: Settings): ServiceAddress | undefined {
  const { routes } = configuration
  const known = [
    { url: configuration.service, accountUrl: configuration.accountUrl },
    { url: settings.get('service'), accountUrl: settings.get('account-url') },
  ].filter(({ url }) => url !== undefined)
  const url = said.service ?? known[0]?.url
  if (url === undefined) return undefined
  const accountUrl = said.accountUrl ?? known.find((one) => one.url === url)?.accountUrl
  return { url, accountUrl, routes }
}

/** @throws CONFIG_INVALID naming the option that is missing */
export function serviceNamed({ service }: Setup): ServiceAddress {
  if (service !== undefined) return service
  throw new ActivatorError('CONFIG_INVALID', { what: 'no service is named', where: '--service' })
}

export async function whoOf(credentials: Credentials, { configuration, settings }: Setup): Promise<Who> {
  const { username, password, clientId, clientSecret, token, account } = credentials
  return {
    client: { id: clientId ?? configuration.clientId ?? PUBLIC_CLIENT, secret: clientSecret },
    username: username ?? settings.get('username'),
    credentials: username !== undefined && password !== undefined ? { username, password } : undefined,
    ready: token === undefined ? undefined : { token, name: await nameOfToken(token, account) },
  }
}
