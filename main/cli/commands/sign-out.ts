/** `sign-out`: forgets the account on this machine; the service is not asked. */
import { lockFolder } from '../../adapters/data-lock.ts'
import { openCloud } from '../cloud.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { exits } from '../exit.ts'
import { readSetup } from '../setup.ts'

export const command: CommandModule = {
  define(command, words) {
    command.addHelpText('after', examples(words, 'sign-out'))
  },

  async run(context) {
    const { options, output, words } = context
    const { settings, service } = await readSetup(context)
    using _lock = lockFolder(options.dataDir)
    const username = settings.get('username')
    if (service !== undefined && username !== undefined) await forget(context)
    await settings.set('username', undefined)
    output.record({ event: 'signed-out', ...(username !== undefined && { username }) })
    output.note(words('cli.sign-out.done'))
    return exits.done
  },
}

async function forget(context: Context): Promise<void> {
  using cloud = await openCloud({ ...context, credentials: { clientId: context.credentials.clientId } })
  await cloud.session.signOut()
}
