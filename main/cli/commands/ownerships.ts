/** `ownerships`: who owned what from when to when, as far as the account may see, every page. */
import type { Command } from 'commander'
import type { Ownership } from '../../../app/ownership/record.ts'
import { isOpenEnded } from '../../../app/ownership/spans.ts'
import { withCloud } from '../cloud.ts'
import { type CommandModule, examples } from '../command.ts'
import { wholeNumber } from '../options.ts'
import { sayRecords } from '../records.ts'

interface OwnershipsOptions {
  readonly current?: true
  readonly serialNumber?: string
  readonly deviceName?: string
  readonly device?: number
  readonly search?: string
  readonly ordering?: string
  readonly csv?: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--current', words('cli.option.current-ownerships'))
      .option('--serial-number <serial>', words('cli.option.serial-number'))
      .option('--device-name <name>', words('cli.option.device-name'))
      .option('--device <id>', words('cli.option.device'), wholeNumber(1, Number.MAX_SAFE_INTEGER))
      .option('--search <text>', words('cli.option.search'))
      .option('--ordering <field>', words('cli.option.ordering'))
      .option('--csv <file>', words('cli.option.csv'))
      .addHelpText('after', examples(words, 'ownerships --current', 'ownerships --serial-number 012345 --json'))
  },

  async run(context, command: Command) {
    const { serialNumber, deviceName, csv, ...rest } = command.opts<OwnershipsOptions>()
    const filter = { ...rest, serial_number: serialNumber, device_name: deviceName }
    return await withCloud(context, ({ access }, call) =>
      sayRecords<Ownership>(context, access.ownerships(filter, call), {
        header: ['serial_number', 'device_name', 'device', 'id', 'manager', 'start_time', 'end_time'],
        cells: (ownership) => {
          const { id, start_time, end_time, device, manager, device_details: details } = ownership
          const end = isOpenEnded(ownership) ? '' : end_time
          return [details.serial_number, details.device_name, device, id, manager, start_time, end]
        },
        csv,
      }),
    )
  },
}
