/** `devices`: what the account may see, serial number first, every page. */
import type { Command } from 'commander'
import type { Device } from '../../../app/ownership/record.ts'
import { withCloud } from '../cloud.ts'
import { type CommandModule, examples } from '../command.ts'
import { sayRecords } from '../records.ts'

interface DevicesOptions {
  readonly current?: true
  readonly serialNumber?: string
  readonly search?: string
  readonly ordering?: string
  readonly csv?: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--current', words('cli.option.current-devices'))
      .option('--serial-number <serial>', words('cli.option.serial-number'))
      .option('--search <text>', words('cli.option.search'))
      .option('--ordering <field>', words('cli.option.ordering'))
      .option('--csv <file>', words('cli.option.csv'))
      .addHelpText('after', examples(words, 'devices --current --csv devices.csv', 'devices --search 0123 --json'))
  },

  async run(context, command: Command) {
    const { current, serialNumber, search, ordering, csv } = command.opts<DevicesOptions>()
    const filter = { current, serial_number: serialNumber, search, ordering }
    return await withCloud(context, ({ access }, call) =>
      sayRecords<Device>(context, access.devices(filter, call), {
        header: ['serial_number', 'id', 'device_name', 'device_type'],
        cells: ({ serial_number, id, device_name, device_type }) => [serial_number, id, device_name, device_type ?? ''],
        csv,
      }),
    )
  },
}
