/** `device-id SERIAL`: the number the cloud knows a device by, for a serial number people know it by. */
import type { Command } from 'commander'
import { ActivatorError } from '../../../app/errors.ts'
import type { Device } from '../../../app/ownership/record.ts'
import { withCloud } from '../cloud.ts'
import { type CommandModule, examples } from '../command.ts'
import { exits } from '../exit.ts'

export const command: CommandModule = {
  define(command, words) {
    command
      .argument('<serial>', words('cli.argument.serial'))
      .addHelpText('after', examples(words, 'device-id 012345', 'device-id 012345 --json'))
  },

  async run(context, command: Command) {
    const serial = String(command.args[0])
    const { output } = context
    return await withCloud(context, async ({ access }, call) => {
      const found: Device[] = []
      for await (const device of access.devices({ current: true, serial_number: serial }, call)) found.push(device)
      if (found.length === 0) throw new ActivatorError('DEVICE_UNKNOWN', { serial_number: serial })
      for (const { id, serial_number, device_name } of found) {
        output.record({ device_id: id, serial_number, device_name })
        output.line(String(id))
      }
      return exits.done
    })
  },
}
