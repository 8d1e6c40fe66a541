/** `profiles`: which device families are known here, and what is wrong with a file. */
import { shown } from '../../../app/texts/shown.ts'
import { type CommandModule, examples } from '../command.ts'
import { exits } from '../exit.ts'
import { columns } from '../output.ts'
import { addedProfilesFolder, profilesHere } from '../shipped-profiles.ts'

export const command: CommandModule = {
  define(command, words) {
    command.addHelpText('after', examples(words, 'profiles', 'profiles --json'))
  },

  async run(context) {
    const { output, words } = context
    await using open = await profilesHere(context, { drawn: true })
    const { profiles, sources, problems } = open.current
    const sourceOf = new Map(sources.map((source) => [source.id, source]))
    for (const { id, name, usb, answer, presence } of profiles) {
      const devices = usb.map(({ vendorId, productId, generic }) => ({
        vendor_id: vendorId,
        product_id: productId,
        generic,
      }))
      const { origin, file, replaces } = sourceOf.get(id) ?? {}
      output.record({ event: 'profile', id, name, origin, file, replaces, answer: answer.kind, presence, usb: devices })
    }
    for (const row of columns(profiles.map(({ id, name, answer }) => [id, answer.kind, shown(name[words.language])]))) {
      output.line(row)
    }
    for (const { file, line, reason } of problems) output.record({ event: 'problem', file, line, reason })
    output.note(words('cli.profiles.folder', { folder: addedProfilesFolder(context) }))
    return exits.done
  },
}
