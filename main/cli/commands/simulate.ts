/** `simulate`: plugs in simulated devices that any program can open, and keeps them plugged in. */
import type { Command } from 'commander'
import { ActivatorError, failureOf } from '../../../app/errors.ts'
import { parseFault } from '../../../simulator/faults.ts'
import { DEFAULT_SEED, identityOf } from '../../../simulator/identities.ts'
import { type SimulateOptions as Fleet, simulate } from '../../../simulator/simulate.ts'
import { simulatedPorts } from '../../adapters/announced-ports.ts'
import { systemClock } from '../../adapters/clock.ts'
import { type CommandModule, examples } from '../command.ts'
import { createCsv } from '../csv.ts'
import { endOfRunning } from '../exit.ts'
import { collect, wholeNumber } from '../options.ts'
import { profilesHere } from '../shipped-profiles.ts'
import { failureText } from '../words.ts'

interface SimulateOptions {
  readonly devices: number
  readonly profile?: string
  readonly fault?: readonly string[]
  readonly seed?: string
  readonly csv?: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--devices <count>', words('cli.option.devices'), wholeNumber(1, 1024), 1)
      .option('--profile <id>', words('cli.option.simulate-profile'))
      .option('--fault <fault>', words('cli.option.fault'), collect)
      .option('--seed <text>', words('cli.option.seed'))
      .option('--csv <file>', words('cli.option.csv'))
      .addHelpText(
        'after',
        examples(
          words,
          'simulate --devices 16 --csv devices.csv',
          'simulate --devices 2 --fault silent --fault d2:slow=500',
        ),
      )
  },

  async run(context, command: Command) {
    const { output, words, signal } = context
    const { devices, profile: id, fault = [], seed, csv } = command.opts<SimulateOptions>()
    const faults = fault.map(parseFault)
    await using profiles = await profilesHere(context)
    const profile = profiles.current.profiles.find((one) => one.id === id)
    if (id !== undefined && profile === undefined) throw new ActivatorError('NO_PROFILE', { port: '', profile: id })
    if (csv !== undefined) await writeDevices(csv, devices, seed)
    const simulation: Fleet = {
      devices,
      profile,
      faults,
      seed,
      clock: systemClock,
      announceIn: simulatedPorts(context.options.dataDir),
      orders: process.stdin,
      onPlugged({ port: { path: port }, device: { identity } }) {
        output.record({ event: 'plugged', port, ...identity })
        output.line(words('cli.simulate.plugged', { port, ...identity }))
      },
      onUnplugged: (port) => output.record({ event: 'unplugged', port }),
      onRefused(error) {
        const refused = failureOf(error)
        output.record({ event: 'error', failure: refused })
        output.note(failureText(words, refused))
      },
    }
    output.note(words('cli.simulate.running'))
    await simulate(simulation, signal)
    return endOfRunning(signal)
  },
}

/** As `serve --add-devices` takes it. */
async function writeDevices(file: string, count: number, seed: string = `${DEFAULT_SEED}`): Promise<void> {
  await using csv = await createCsv(file, ['serial_number', 'device_name', 'device_type'])
  for (let index = 0; index < count; index += 1) {
    const { serial_number, device_name } = identityOf(seed, index)
    await csv.add([serial_number, device_name, 'simulated'])
  }
  await csv.finish()
}
