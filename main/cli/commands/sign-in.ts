/** `sign-in`: proves the password once and remembers the account where the system keeps secrets. */
import { mkdir } from 'node:fs/promises'
import type { Command } from 'commander'
import { ActivatorError } from '../../../app/errors.ts'
import { shown } from '../../../app/texts/shown.ts'
import { lockFolder } from '../../adapters/data-lock.ts'
import { openCloud, within } from '../cloud.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { exits } from '../exit.ts'
import { askLine, askSecret, isTerminal } from '../prompt.ts'

interface SignInOptions {
  readonly username?: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--username <name>', words('cli.option.username'))
      .addHelpText('after', examples(words, 'sign-in --service https://example.com/v1/ --username anna'))
  },

  async run(context, command: Command) {
    const { options, credentials, output, words, signal } = context
    const username = command.opts<SignInOptions>().username ?? credentials.username ?? (await typedName(context))
    // As if nobody had given a password: what is remembered is this sign-in, not the environment.
    using cloud = await openCloud({
      ...context,
      credentials: { ...credentials, username: undefined, token: undefined },
    })
    await mkdir(options.dataDir, { recursive: true, mode: 0o700 })
    using _lock = lockFolder(options.dataDir)
    const password = credentials.password ?? (await askSecret(words('cli.sign-in.password'), signal))
    const { session, setup } = cloud
    await within(context, setup.timeoutMs, (call) => session.signIn(username, password, call.signal))
    const { settings, service } = setup
    await settings.set('service', service?.url)
    await settings.set('account-url', service?.accountUrl)
    await settings.set('username', username)
    output.record({ event: 'signed-in', username, service: service?.url, kept: session.kept })
    output.note(words('cli.sign-in.done', { username: shown(username) }))
    if (!session.kept) output.note(words('cli.sign-in.not-kept'))
    return exits.done
  },
}

async function typedName({ words, signal }: Context): Promise<string> {
  // Without a terminal the first line of standard input is the password.
  const name = isTerminal() ? await askLine(words('cli.sign-in.username'), signal) : ''
  if (name === '') throw new ActivatorError('CONFIG_INVALID', { what: 'no user name', where: '--username' })
  return name
}
