/** `identify`: asks who a device is, and nothing more. Needs no account, no service, no data folder. */
import type { Command } from 'commander'
import { type ConverseParts, identify } from '../../../app/device/conversation.ts'
import { ActivatorError, type Failure, failure, failureOf } from '../../../app/errors.ts'
import { shown } from '../../../app/texts/shown.ts'
import { systemClock } from '../../adapters/clock.ts'
import { composeBus } from '../../compose.ts'
import { type Chosen, checkProfile, type PortChoice, portsFor } from '../chosen-ports.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { type DeviceEnd, exitCodeOf } from '../exit.ts'
import { identityLine } from '../lines.ts'
import { collect } from '../options.ts'
import { deviceWords } from '../say.ts'
import { profilesHere } from '../shipped-profiles.ts'
import { openTraceFile } from '../trace-file.ts'
import { failureText } from '../words.ts'

/** Booting noise and every attempt of a slow profile fit in. */
const LIMIT_MS = 30_000

export const command: CommandModule = {
  define(command, words) {
    command
      .option('--port <path>', words('cli.option.port'), collect)
      .option('--all', words('cli.option.all'))
      .option('--profile <id>', words('cli.option.profile'))
      .option('--trace <file>', words('cli.option.trace'))
      .addHelpText('after', examples(words, 'identify --port /dev/ttyUSB0', 'identify --all --json'))
  },

  async run(context, command: Command) {
    const { trace, ...choice } = command.opts<PortChoice & { readonly trace?: string }>()
    if ((choice.port === undefined) === (choice.all === undefined)) {
      throw new ActivatorError('CONFIG_INVALID', { what: 'give one of --port (repeatable), --all' })
    }
    const bus = composeBus(context.options.dataDir)
    await using profiles = await profilesHere(context)
    checkProfile(profiles.current.profiles, choice)
    const chosen = await portsFor(bus, profiles.current.profiles, choice, context.signal)
    if (trace !== undefined && chosen.length > 1) {
      throw new ActivatorError('CONFIG_INVALID', { what: '--trace records one port: name it by --port' })
    }
    using recording = trace === undefined ? undefined : openTraceFile(trace)
    const parts = { bus, clock: systemClock, record: recording?.record }
    const devices = await Promise.all(chosen.map((one) => ask(context, parts, one)))
    const errors = devices.length === 0 ? [nothingToAsk(context)] : []
    return exitCodeOf({ interrupted: context.signal.aborted, devices, errors })
  },
}

async function ask(context: Context, parts: ConverseParts, chosen: Chosen): Promise<DeviceEnd> {
  const { options, signal, output, words } = context
  const { name } = chosen
  const limitMs = options.timeoutMs ?? LIMIT_MS
  const limit = AbortSignal.timeout(limitMs)
  const began = systemClock.monotonic()
  const tell = (found: Parameters<typeof identityLine>[1], text: string) => {
    output.record(identityLine(name, found, systemClock.monotonic() - began))
    output.line(`${shown(name)}${text}`)
  }
  try {
    const until = AbortSignal.any([signal, limit])
    const { identity, profile } = await identify(parts, chosen.port, chosen.candidates, until)
    tell(
      { identity, profile: profile.id },
      `${deviceWords(identity)} ${words('cli.result.identified', { profile: profile.id })}`,
    )
    return {}
  } catch (error) {
    const failed = endedBy(error, signal, limitMs)
    tell(failed, ` ${failureText(words, failed)}`)
    return { failure: failed }
  }
}

/** The limit says so only where nothing had failed before; an interruption always. */
function endedBy(error: unknown, { aborted: interrupted }: AbortSignal, limitMs: number): Failure {
  const failed = failureOf(error)
  if (interrupted) return failure('CANCELLED', {})
  return failed.code === 'CANCELLED' ? failure('TIMED_OUT', { seconds: limitMs / 1000 }) : failed
}

function nothingToAsk({ output, words }: Context): Failure {
  const failed = failure('NO_PROFILE', { port: '--all' })
  output.record({ event: 'error', failure: failed })
  output.note(words('cli.no-port'))
  return failed
}
