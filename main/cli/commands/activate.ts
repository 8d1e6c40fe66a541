/** `activate`: the main job, on ports named, on all there are, or on each that is plugged in. */
import type { Command } from 'commander'
import { ActivatorError, type Failure, failure, failureOf } from '../../../app/errors.ts'
import { ActivationReport } from '../activation-report.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { exitCodeOf } from '../exit.ts'
import { onExit } from '../interrupt.ts'
import { collect } from '../options.ts'
import { failureText } from '../words.ts'

export interface ActivateOptions {
  readonly port?: readonly string[]
  readonly all?: true
  readonly watch?: true
  readonly profile?: string
  readonly expect?: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--port <path>', words('cli.option.port'), collect)
      .option('--all', words('cli.option.all'))
      .option('--watch', words('cli.option.watch'))
      .option('--profile <id>', words('cli.option.profile'))
      .option('--expect <serial>', words('cli.option.expect'))
      .addHelpText(
        'after',
        examples(
          words,
          'activate --port /dev/ttyUSB0 --expect 012345 --service https://example.com/v1/',
          'activate --watch --profile json-line --json',
        ),
      )
  },

  async run(context, command: Command) {
    const options = command.opts<ActivateOptions>()
    const report = new ActivationReport(context)
    const ports = [...new Set(options.port ?? [])]
    using _cutOff = onExit(() => report.cutOff(ports))
    try {
      const ways = [options.port, options.all, options.watch].filter((way) => way !== undefined)
      if (ways.length !== 1) {
        throw new ActivatorError('CONFIG_INVALID', { what: 'give one of --port (repeatable), --all, --watch' })
      }
      const { activateOn } = await import('../activate-on.ts')
      await activateOn(context, options, report)
    } catch (error) {
      // Not one device could begin: it is told once, and then for each port, since scripts wait for a line of each.
      const failed = context.signal.aborted ? failure('CANCELLED', {}) : failureOf(error)
      tellAll(context, report, failed, ports)
    }
    return exitCodeOf({ interrupted: context.signal.aborted, errors: report.errors, devices: report.ends })
  },
}

function tellAll(context: Context, report: ActivationReport, failed: Failure, ports: readonly string[]): void {
  report.errors.push(failed)
  context.output.record({ event: 'error', failure: failed })
  if (ports.length === 0) context.output.note(context.output.paint('bad', failureText(context.words, failed)))
  for (const port of ports) report.unbegun(port, failed)
}
