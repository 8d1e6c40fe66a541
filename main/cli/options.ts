/** What every command takes: options on the command line, secrets in the environment, and where data lie by default. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliKey, Words } from './words.ts'

export interface GlobalOptions {
  readonly service?: string | undefined
  readonly accountUrl?: string | undefined
  readonly dataDir: string
  readonly json: boolean
  /** For each device, or for the whole of a reading command; undefined takes the command's own default. */
  readonly timeoutMs?: number | undefined
  readonly config?: string | undefined
}

/** Secrets and names that come by the environment, never by arguments: those show in process lists and shell history. */
export interface Credentials {
  readonly username?: string | undefined
  readonly password?: string | undefined
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly token?: string | undefined
  /** Names the account a ready token belongs to. */
  readonly account?: string | undefined
}
type Environment = Readonly<Record<string, string | undefined>>

const globals = [
  ['--service <url>', 'cli.option.service'],
  ['--account-url <url>', 'cli.option.account-url'],
  ['--data-dir <dir>', 'cli.option.data-dir'],
  ['--json', 'cli.option.json'],
  ['--timeout <seconds>', 'cli.option.timeout'],
  ['--config <file>', 'cli.option.config'],
] as const satisfies readonly (readonly [string, CliKey])[]

/** On the program itself: commander then takes them before and after the command. */
export function addGlobalOptions(program: Command, words: Words): void {
  for (const [flags, key] of globals) {
    const option = new Option(flags, words(key))
    if (option.long === '--timeout') option.argParser(secondsOf)
    program.addOption(option)
  }
}

export function globalOptions(program: Command, environment: Environment): GlobalOptions {
  const given = program.opts<{
    service?: string
    accountUrl?: string
    dataDir?: string
    json?: boolean
    timeout?: number
    config?: string
  }>()
  return {
    service: given.service,
    accountUrl: given.accountUrl,
    dataDir: given.dataDir ? resolve(given.dataDir) : defaultDataDir(environment),
    json: given.json ?? false,
    timeoutMs: given.timeout === undefined ? undefined : given.timeout * 1000,
    config: given.config === undefined ? undefined : resolve(given.config),
  }
}

export function credentialsOf(environment: Environment): Credentials {
  const value = (name: string) => environment[`DEVICE_ACTIVATOR_${name}`] || undefined
  return {
    username: value('USERNAME'),
    password: value('PASSWORD'),
    clientId: value('CLIENT_ID'),
    clientSecret: value('CLIENT_SECRET'),
    token: value('TOKEN'),
    account: value('ACCOUNT'),
  }
}

/** Where the system keeps an application's data. */
export function defaultDataDir(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const name = 'device-activator'
  if (platform === 'win32') return join(environment.APPDATA || join(homedir(), 'AppData', 'Roaming'), name)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), name)
}

const MAX_SECONDS = 86_400

function secondsOf(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
    throw new InvalidArgumentError(`a number of seconds above 0, at most ${MAX_SECONDS}`)
  }
  return seconds
}

/** For a number option: whole numbers between two bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (!(number >= least && number <= most)) {
      throw new InvalidArgumentError(`a whole number from ${least} to ${most}`)
    }
    return number
  }
}

/** For an option that may stand several times; commander itself would also take the words after it. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  if (value === '') throw new InvalidArgumentError('it is empty')
  return [...before, value]
}

/** The same for device ids. */
export function collectIds(value: string, before: readonly number[] = []): readonly number[] {
  return [...before, wholeNumber(1, Number.MAX_SAFE_INTEGER)(value)]
}
