/** The program: reads its arguments, runs one command, says how it ended. */
import { readFile } from 'node:fs/promises'
import { Command, CommanderError } from 'commander'
import { ActivatorError, failure, failureOf } from '../../app/errors.ts'
import type { Context } from './command.ts'
import { type CommandName, commands } from './commands.ts'
import { type ExitCode, exitCodeOf, exits } from './exit.ts'
import { addGlobalOptions, credentialsOf, globalOptions } from './options.ts'
import { createOutput, type Output, type Stream } from './output.ts'
import { failureText, loadWords, type Words } from './words.ts'

export interface Surroundings {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** @param argv without node and the script. @returns the exit code, once everything said has been handed on. */
export async function runProgram(argv: readonly string[], around: Surroundings): Promise<ExitCode> {
  const output = createOutput({ json: asksForJson(argv), ...around })
  const words = loadWords(around.environment)
  try {
    return await dispatch(argv, around, output, words)
  } catch (error) {
    if (error instanceof CommanderError) return afterCommander(error, output)
    if (!(error instanceof ActivatorError)) throw error
    // Whoever read the list has seen enough.
    if (output.unread.aborted && error.code === 'CANCELLED') return exits.done
    const failed = failureOf(error)
    output.progress(undefined)
    output.record({ event: 'error', failure: failed })
    output.note(output.paint('bad', failureText(words, failed)))
    return exitCodeOf({ errors: [failed], interrupted: around.signal.aborted })
  } finally {
    output.progress(undefined)
    await output.flushed()
  }
}

async function dispatch(
  argv: readonly string[],
  { environment, signal }: Surroundings,
  output: Output,
  words: Words,
): Promise<ExitCode> {
  let code: ExitCode = exits.done
  const program = createProgram(output, words, await versionOf())
  const run = async (name: CommandName, command: Command) => {
    const context: Context = {
      options: globalOptions(program, environment),
      credentials: credentialsOf(environment),
      environment,
      output,
      words,
      signal,
    }
    const { command: asked } = await commands[name]()
    code = await asked.run(context, command)
  }
  for (const name of Object.keys(commands) as CommandName[]) {
    const command = program.command(name).description(words(`cli.${name}.summary`))
    command.action(() => run(name, command))
  }
  await program.parseAsync(argv, { from: 'user' })
  return code
}

function createProgram(output: Output, words: Words, version: string): Command {
  const program = new Command('device-activator')
  program
    .description(words('cli.summary'))
    .helpCommand(false)
    .helpOption('-h, --help', words('cli.option.help'))
    .version(version, '--version', words('cli.option.version'))
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => titleOf(title, words) })
    .addHelpText('after', `\n${words('cli.help.secrets')}`)
    .configureOutput({
      // With --json stdout is for JSON lines alone, help included.
      writeOut: (text) => (output.json ? output.note(text.trimEnd()) : output.line(text.trimEnd())),
      writeErr: (text) => output.note(text.trimEnd()),
      outputError: (text, write) => write(output.paint('bad', text.trimEnd())),
    })
    .hook('preSubcommand', async (_, command) => {
      const { command: asked } = await commands[command.name() as CommandName]()
      asked.define(command, words)
    })
  addGlobalOptions(program, words)
  return program
}

/** Commander's own head lines, in the person's language. */
function titleOf(title: string, words: Words): string {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words('cli.help.usage'),
    'Arguments:': words('cli.help.arguments'),
    'Options:': words('cli.help.options'),
    'Global Options:': words('cli.help.global'),
    'Commands:': words('cli.help.commands'),
  }
  return titles[title] ?? title
}

/** Before anything is parsed: how an error of the parsing itself is told depends on it. */
function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json')
}

function afterCommander(error: CommanderError, output: Output): ExitCode {
  if (error.code === 'commander.version') output.record({ event: 'version', version: error.message })
  if (error.exitCode === 0) return exits.done
  const what = error.code === 'commander.help' ? 'no command given' : error.message.replace(/^error: /, '')
  output.record({ event: 'error', failure: failure('CONFIG_INVALID', { what }) })
  return exits.wrongUse
}

async function versionOf(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  return String(version)
}
