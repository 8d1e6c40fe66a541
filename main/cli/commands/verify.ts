/** `verify FILE`: whether a report is as the station signed it, and where it is not. Needs no data folder. */
import { createReadStream } from 'node:fs'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { MOST_FILE_BYTES, type Verified } from '../../../app/api/batch.ts'
import { digitsOf, verifyReport } from '../../../app/batch/report/verify.ts'
import { ActivatorError } from '../../../app/errors.ts'
import { verdictText } from '../../../app/texts/verdict-text.ts'
import { sealReader } from '../../adapters/seal.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { type ExitCode, exits } from '../exit.ts'

const ends: Readonly<Record<Verified['verdict'], ExitCode>> = {
  unchanged: exits.done,
  changed: exits.someFailed,
  unreadable: exits.wrongUse,
}

export const command: CommandModule = {
  define(command, words) {
    command
      .argument('<file>', words('cli.argument.report'))
      .option('--key <fingerprint>', words('cli.option.key'), fingerprintIn)
      .addHelpText('after', examples(words, 'verify report.json', 'verify report.json --key "7f3a 91c0 …"'))
  },

  async run(context, command: Command) {
    const { signal } = context
    const { key } = command.opts<{ key?: string }>()
    const text = await textOf(String(command.args[0]), signal)
    const breathe = async () => void (await othersTurn())
    const verified: Verified =
      text === undefined
        ? { verdict: 'unreadable', reason: 'too-large' }
        : await verifyReport(text, { seal: sealReader, expected: key, breathe, signal })
    context.output.record({ event: 'verified', ...verified })
    say(context, verified, key !== undefined)
    return ends[verified.verdict]
  },
}

function say({ output, words }: Context, verified: Verified, named: boolean): void {
  const good = verified.verdict === 'unchanged'
  const { title, text, key } = verdictText(words, verified, named)
  const mark = output.paint(good ? 'good' : 'bad', good ? '✓' : '✕', 'stdout')
  output.line(`${mark} ${title}. ${text}`)
  if (key !== undefined) output.line(key)
  if (good && verified.hash !== undefined) output.line(words('cli.verify.hash', { hash: verified.hash }))
}

function fingerprintIn(text: string): string {
  if (/^[0-9a-f]{64}$/.test(digitsOf(text))) return text
  throw new InvalidArgumentError('64 hexadecimal digits, as the station shows them')
}

/** undefined: more than any report, and not read to its end: it may have none. @throws CONFIG_INVALID · CANCELLED */
async function textOf(file: string, signal: AbortSignal): Promise<string | undefined> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of createReadStream(file, { signal, highWaterMark: 1024 * 1024 })) {
      parts.push(part)
      bytes += part.length
      if (bytes > MOST_FILE_BYTES) return undefined
    }
  } catch (error) {
    if (signal.aborted) throw new ActivatorError('CANCELLED', {}, error)
    throw new ActivatorError('CONFIG_INVALID', { what: 'cannot be read', where: file }, error)
  }
  return Buffer.concat(parts).toString()
}
