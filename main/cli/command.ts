/** What one command is to the program: what it takes, and what it does. */
import type { Command } from 'commander'
import type { ExitCode } from './exit.ts'
import type { Credentials, GlobalOptions } from './options.ts'
import type { Output } from './output.ts'
import type { Words } from './words.ts'

export interface Context {
  readonly options: GlobalOptions
  readonly credentials: Credentials
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly output: Output
  readonly words: Words
  /** Aborts on SIGINT, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal
}

export interface CommandModule {
  /** Adds arguments, options and an example; called only when this command was asked for. */
  define(command: Command, words: Words): void
  /** Reads its options from `command`. An ActivatorError thrown is told as a failure outside a device. */
  run(context: Context, command: Command): Promise<ExitCode>
}

export const examples = (words: Words, ...lines: readonly string[]): string =>
  `\n${words('cli.help.examples')}\n${lines.map((line) => `  $ device-activator ${line}`).join('\n')}\n`
