/** `ports`: what is there, and which profiles may be asked on each. Nothing is sent to any. */
import { profilesFor } from '../../../app/device/profiles.ts'
import type { PortInfo } from '../../../app/outside.ts'
import { shown } from '../../../app/texts/shown.ts'
import { isSimulated } from '../../../simulator/ports.ts'
import { composeBus } from '../../compose.ts'
import { type CommandModule, examples } from '../command.ts'
import { exits } from '../exit.ts'
import { columns } from '../output.ts'
import { profilesHere } from '../shipped-profiles.ts'

export const command: CommandModule = {
  define(command, words) {
    command.addHelpText('after', examples(words, 'ports', 'ports --json'))
  },

  async run(context) {
    const { options, output, words, signal } = context
    await using profiles = await profilesHere(context)
    const ports = await composeBus(options.dataDir).list(signal)
    const rows = ports.map((port) => ({
      port,
      profiles: profilesFor(port, profiles.current.profiles).map(({ id }) => id),
    }))
    for (const { port, profiles: ids } of rows) output.record(portLine(port, ids))
    const table = rows.map(({ port, profiles: ids }) => [
      shown(port.path),
      ids.join(', ') || words('cli.ports.unmapped'),
      shown(descriptionOf(port)),
    ])
    for (const row of columns(table)) output.line(row)
    if (ports.length === 0) output.note(words('cli.ports.none'))
    return exits.done
  },
}

function portLine(port: PortInfo, profiles: readonly string[]): object {
  const { path, place, vendorId, productId, manufacturer, product } = port
  return {
    port: path,
    place,
    vendor_id: vendorId,
    product_id: productId,
    manufacturer,
    product,
    interface: port.interface,
    profiles,
    simulated: isSimulated(port),
  }
}

function descriptionOf({ manufacturer, product, vendorId, productId, place }: PortInfo): string {
  const ids = vendorId === undefined ? undefined : `${vendorId}:${productId ?? ''}`
  return [manufacturer, product, ids, place].filter((part) => part !== undefined).join(' ')
}
