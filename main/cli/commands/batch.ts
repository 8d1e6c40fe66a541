/** `batch`: many devices against a packing list: begun, continued, looked at, undone. */
import { Argument, type Command, Option } from 'commander'
import { type Rules, usualRules } from '../../../app/batch/rules.ts'
import { ActivatorError, failure, failureOf } from '../../../app/errors.ts'
import { ActivationReport } from '../activation-report.ts'
import { readNamed } from '../batch/named.ts'
import { sayBatch } from '../batch/status.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { type ExitCode, exitCodeOf, exits } from '../exit.ts'
import { onExit } from '../interrupt.ts'
import { collect } from '../options.ts'
import { isTerminal } from '../prompt.ts'
import { failureText } from '../words.ts'

const actions = ['start', 'resume', 'status', 'undo'] as const
type Action = (typeof actions)[number]

interface BatchOptions {
  readonly name?: string
  readonly batch?: string
  readonly list?: string
  readonly profile?: string
  readonly port?: readonly string[]
  readonly watch?: true
  readonly unlisted?: Rules['unlisted']
  readonly yes?: true
}
/** Which options each takes: another one would be passed over in silence. */
const takes: Readonly<Record<Action, readonly (keyof BatchOptions)[]>> = {
  start: ['name', 'list', 'profile', 'port', 'watch', 'unlisted'],
  resume: ['batch', 'profile', 'port', 'watch'],
  status: ['batch'],
  undo: ['batch', 'yes'],
}

export const command: CommandModule = {
  define(command, words) {
    command
      .addArgument(new Argument('<action>', words('cli.argument.batch')).choices(actions))
      .option('--name <name>', words('cli.option.name'))
      .option('--list <file>', words('cli.option.list'))
      .option('--batch <name>', words('cli.option.batch'))
      .option('--port <path>', words('cli.option.port'), collect)
      .option('--watch', words('cli.option.watch'))
      .option('--profile <id>', words('cli.option.profile'))
      .addOption(new Option('--unlisted <what>', words('cli.option.unlisted')).choices(['ask', 'take', 'refuse']))
      .option('--yes', words('cli.option.undo-yes'))
      .addHelpText(
        'after',
        examples(
          words,
          'batch start --name "Order 4711" --list packing-list.xlsx --watch',
          'batch resume --watch',
          'batch undo',
        ),
      )
  },

  async run(context, command: Command) {
    // The argument's own choices were checked.
    const action = command.args[0] as Action
    const options = command.opts<BatchOptions>()
    checkTaken(action, options)
    if (action === 'status') return status(context, options)
    if (action === 'undo') {
      const { undoBatch } = await import('../batch/undo.ts')
      return await undoBatch(context, options)
    }
    return await work(context, action, options)
  },
}

function checkTaken(action: Action, options: BatchOptions): void {
  // What commander has parsed are keys of these options.
  const strange = (Object.keys(options) as (keyof BatchOptions)[]).find((one) => !takes[action].includes(one))
  if (strange !== undefined) throw wrong(`batch ${action} takes no --${strange}`)
  if (options.port !== undefined && options.watch) throw wrong('give --port or --watch, not both')
  if (action !== 'start') return
  if (options.name === undefined || options.name.trim() === '') throw wrong('give the new batch a --name')
  if (options.port === undefined && options.watch === undefined) throw wrong('give --port (repeatable) or --watch')
}

const wrong = (what: string) => new ActivatorError('CONFIG_INVALID', { what })

function status(context: Context, { batch }: BatchOptions): ExitCode {
  const { record, journal } = readNamed(context.options.dataDir, batch)
  using _journal = journal
  sayBatch(context, record)
  return exits.done
}

async function work(context: Context, action: Action, options: BatchOptions): Promise<ExitCode> {
  const report = new ActivationReport(context)
  const ports = [...new Set(options.port ?? [])]
  using _cutOff = onExit(() => report.cutOff(ports))
  try {
    const { workOnBatch } = await import('../batch/work.ts')
    const start = action === 'start' ? { start: await newBatch(context, options) } : {}
    await workOnBatch(context, { ...options, ...start }, report)
  } catch (error) {
    const failed = context.signal.aborted ? failure('CANCELLED', {}) : failureOf(error)
    report.errors.push(failed)
    context.output.record({ event: 'error', failure: failed })
    if (ports.length === 0) context.output.note(context.output.paint('bad', failureText(context.words, failed)))
    for (const port of ports) report.unbegun(port, failed)
  }
  return exitCodeOf({ interrupted: context.signal.aborted, errors: report.errors, devices: report.ends })
}

async function newBatch(context: Context, options: BatchOptions) {
  const { name = '', list, profile, unlisted = usualRules.unlisted } = options
  // Nobody is there to be asked.
  const asking = isTerminal() ? unlisted : unlisted === 'ask' ? 'refuse' : unlisted
  const otherName = isTerminal() ? usualRules.otherName : 'refuse'
  const rules: Rules = { ...usualRules, unlisted: asking, otherName }
  const read = list === undefined ? undefined : await (await import('../batch/list.ts')).readList(context, list)
  return { name: name.trim(), rules, ...(profile !== undefined && { profile }), ...(read && { list: read }) }
}
