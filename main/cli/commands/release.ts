/** `release`: gives devices back, after the person said yes. */
import type { Command } from 'commander'
import { ActivatorError, failureOf } from '../../../app/errors.ts'
import { type CommandModule, examples } from '../command.ts'
import { exitCodeOf } from '../exit.ts'
import { onExit } from '../interrupt.ts'
import { collect, collectIds } from '../options.ts'
import { isTerminal } from '../prompt.ts'
import { ReleaseRun } from '../release-run.ts'
import type { Target } from '../releases.ts'

interface ReleaseOptions {
  readonly serialNumber?: readonly string[]
  readonly deviceId?: readonly number[]
  readonly yes?: true
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--serial-number <serial>', words('cli.option.release-serial'), collect)
      .option('--device-id <id>', words('cli.option.release-id'), collectIds)
      .option('--yes', words('cli.option.yes'))
      .addHelpText('after', examples(words, 'release --serial-number 012345', 'release --device-id 17 --yes --json'))
  },

  async run(context, command: Command) {
    const { serialNumber = [], deviceId = [], yes = false } = command.opts<ReleaseOptions>()
    const targets: Target[] = [
      ...[...new Set(serialNumber)].map((serial_number) => ({ serial_number })),
      ...[...new Set(deviceId)].map((device_id) => ({ device_id })),
    ]
    const run = new ReleaseRun(context, targets)
    using _cutOff = onExit(() => run.cutOff())
    try {
      if (targets.length === 0) throw wrong('give --serial-number or --device-id')
      if (!yes && !isTerminal()) throw wrong('needs --yes where nobody can be asked')
      await run.all(yes)
    } catch (error) {
      run.endAll(failureOf(error))
    }
    return exitCodeOf({ interrupted: context.signal.aborted, errors: run.errors, devices: run.ends })
  },
}

const wrong = (what: string) => new ActivatorError('CONFIG_INVALID', { what, where: 'release' })
