/** `web`: the same screens in a browser on this machine, for a station without a desktop. */
import type { Command } from 'commander'
import { type CommandModule, examples } from '../command.ts'
import { endOfRunning } from '../exit.ts'
import { wholeNumber } from '../options.ts'

interface WebOptions {
  readonly port?: number
  readonly open: boolean
}

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--port <number>', words('cli.option.web-port'), wholeNumber(0, 65_535))
      .option('--no-open', words('cli.option.no-open'))
      .addHelpText('after', examples(words, 'web', 'web --port 8500 --no-open'))
  },

  async run({ options, environment, output, words, signal }, command: Command) {
    const { port = 0, open } = command.opts<WebOptions>()
    const { dataDir, config, service, accountUrl } = options
    const { servePage } = await import('../../web/serve-page.ts')
    await servePage({
      core: { dataDir, configurationFile: config, service, accountUrl, environment, language: words.language },
      port,
      openBrowser: open,
      practice: false,
      texts: words,
      say: (line) => output.note(line),
      listening: (url) => output.record({ event: 'listening', url }),
      signal,
    })
    return endOfRunning(signal)
  },
}
