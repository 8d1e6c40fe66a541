/** `simulate`: plugs in simulated devices that any program can open, and keeps them plugged in. */
import type { Command } from 'commander'
import { ActivatorError } from '../../../app/errors.ts'
import { parseFault } from '../../../simulator/faults.ts'
import { createFleet } from '../../../simulator/fleet.ts'
import { systemClock } from '../../adapters/clock.ts'
import { type CommandModule, examples } from '../command.ts'
import { endOfRunning } from '../exit.ts'
import { untilAborted } from '../interrupt.ts'
import { collect, wholeNumber } from '../options.ts'
import { profilesHere } from '../shipped-profiles.ts'

interface SimulateOptions {
  readonly devices: number
  readonly profile?: string
  readonly fault?: readonly string[]
  readonly seed?: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--devices <count>', words('cli.option.devices'), wholeNumber(1, 1024), 1)
      .option('--profile <id>', words('cli.option.simulate-profile'))
      .option('--fault <fault>', words('cli.option.fault'), collect)
      .option('--seed <text>', words('cli.option.seed'))
      .addHelpText(
        'after',
        examples(words, 'simulate --devices 16 --json', 'simulate --devices 2 --fault silent --fault d2:slow=500'),
      )
  },

  async run(context, command: Command) {
    const { output, words, signal } = context
    const { devices, profile: id, fault = [], seed } = command.opts<SimulateOptions>()
    const faults = fault.map(parseFault)
    await using profiles = await profilesHere(context)
    const profile = profiles.current.profiles.find((one) => one.id === id)
    if (id !== undefined && profile === undefined) throw new ActivatorError('NO_PROFILE', { port: '', profile: id })
    using fleet = createFleet({ terminals: 'pseudo', clock: systemClock, seed })
    for (let number = 1; number <= devices && !signal.aborted; number += 1) {
      const own = faults.filter(({ device }) => device === undefined || device === `d${number}`).map((one) => one.fault)
      const { port, device } = await fleet.plug({ profile, faults: own })
      const { path } = port
      output.record({ event: 'plugged', port: path, ...device.identity })
      output.line(words('cli.simulate.plugged', { port: path, ...device.identity }))
    }
    output.note(words('cli.simulate.running'))
    await untilAborted(signal)
    return endOfRunning(signal)
  },
}
