/** `serve`: the embedded ownership service, its accounts and its devices. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { ActivatorError } from '../../../app/errors.ts'
import { shown } from '../../../app/texts/shown.ts'
import { ServiceRefused } from '../../../service/refused.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { type ExitCode, endOfRunning, exits } from '../exit.ts'
import { untilAborted } from '../interrupt.ts'
import { wholeNumber } from '../options.ts'
import { askSecret } from '../prompt.ts'

interface ServeOptions {
  readonly port?: number
  readonly addAccount?: string
  readonly addDevices?: string
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--port <number>', words('cli.option.serve-port'), wholeNumber(0, 65_535))
      .option('--add-account <name>', words('cli.option.add-account'))
      .option('--add-devices <file>', words('cli.option.add-devices'))
      .addHelpText(
        'after',
        examples(
          words,
          'serve --data-dir ./service --add-account anna',
          'serve --data-dir ./service --add-devices devices.csv',
          'serve --data-dir ./service --port 8400',
        ),
      )
  },

  async run(context, command: Command) {
    const { port, addAccount: username, addDevices: file } = command.opts<ServeOptions>()
    try {
      if (username !== undefined) await makeAccount(context, username)
      if (file !== undefined) await registerDevices(context, file)
      if (username !== undefined || file !== undefined) return exits.done
      return await listen(context, port)
    } catch (error) {
      if (error instanceof ServiceRefused) throw new ActivatorError(error.refusal.code, error.refusal.params, error)
      throw error
    }
  },
}

async function makeAccount({ options, output, words, signal }: Context, username: string): Promise<void> {
  const password = await askSecret(words('cli.serve.new-password', { username }), signal)
  const { addAccount } = await import('../../../service/accounts.ts')
  await addAccount({ dataDir: options.dataDir, username, password })
  output.record({ event: 'account-added', username })
  output.note(words('cli.serve.account-added', { username }))
}

async function registerDevices({ options, output, words }: Context, file: string): Promise<void> {
  const csv = await readFile(file).catch((error: unknown) => {
    const what = error instanceof Error ? error.message : String(error)
    throw new ActivatorError('CONFIG_INVALID', { what, where: file }, error)
  })
  const { addDevices } = await import('../../../service/devices-file.ts')
  const count = await addDevices({ dataDir: options.dataDir, csv, file })
  output.record({ event: 'devices-added', count })
  output.note(words('cli.serve.devices-added', { count }))
}

async function listen({ options, output, words, signal }: Context, port = 0): Promise<ExitCode> {
  const { startService } = await import('../../../service/server.ts')
  const service = await startService({ dataDir: options.dataDir, port, signal }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && /^(EADDRINUSE|EACCES)$/.test(String(error.code))) {
      throw new ActivatorError('CONFIG_INVALID', { what: error.message, where: `--port ${port}` }, error)
    }
    throw error
  })
  try {
    output.record({ event: 'listening', url: service.url })
    output.line(words('cli.serve.listening', { url: shown(service.url) }))
    await untilAborted(signal)
    return endOfRunning(signal)
  } finally {
    await service.close()
  }
}
