/** However an exchange ends, nothing of it stays open: no port, no watch on the system. */
import { readdirSync, readlinkSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import type { Profile } from '../../app/device/profile.ts'
import { ActivatorError, isError } from '../../app/errors.ts'
import type { SerialBus, SerialLink } from '../../app/outside.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'
import { parseFault } from '../../simulator/faults.ts'
import { createFleet } from '../../simulator/fleet.ts'
import { shipped } from './shipped.ts'

const json = shipped('json-line')
// Quicker than the shipped one, since most of these wait for its limits.
const quick: Profile = {
  ...json,
  serial: { ...json.serial, settleMs: 10, settleCapMs: 200 },
  ask: { ...json.ask, timeoutMs: 150, attempts: 2 },
}

const tried: readonly (readonly [string, string | undefined, number | undefined])[] = [
  ['identified', undefined, undefined],
  ...['silent', 'garbled', 'flood', 'number', 'changing-identity', 'boot=100'].map((fault) => name(fault)),
  ...['asked', 'answering', 'answered', 'asked-again', 'answering-again'].map((moment) => name(`unplug=${moment}`)),
  // While it opens, settles, asks and waits.
  ...[0, 1, 5, 15, 40, 90].map((ms) => [`cancelled after ${ms} ms`, 'silent', ms] as const),
]
function name(fault: string) {
  return [fault, fault, undefined] as const
}

test.runIf(process.platform === 'linux').each(tried)('%s', async (_, fault, cancelAfter) => {
  using fleet = createFleet({ terminals: 'pseudo', clock: systemClock })
  const faults = fault === undefined ? [] : [parseFault(fault).fault]
  const { port } = await fleet.plug({ profile: quick, faults })
  const bus = createSerialBus()
  const before = openOn(port.path)
  const signal = cancelAfter === undefined ? new AbortController().signal : AbortSignal.timeout(cancelAfter)
  const end = await identify({ bus, clock: systemClock }, port, [quick], signal).catch((error: unknown) => error)
  if (end instanceof Error) expect(end).toBeInstanceOf(ActivatorError)
  // What was cancelled while it opened is closed as soon as it has opened; if it were not, this would go on for ever.
  if (cancelAfter !== undefined) await (await openedAgain(bus, port.path))[Symbol.asyncDispose]()
  expect(openOn(port.path)).toBeLessThanOrEqual(before)
  // A watch that was closed is gone a turn of the loop later.
  await setImmediate()
  await setImmediate()
  expect(process.getActiveResourcesInfo().filter((kind) => kind === 'FSEventWrap')).toEqual([])
})

async function openedAgain(bus: SerialBus, path: string): Promise<SerialLink> {
  for (;;) {
    try {
      return await bus.open(path, quick.serial, new AbortController().signal)
    } catch (error) {
      if (!isError(error, 'PORT_BUSY')) throw error
    }
  }
}

/** Descriptors of this process on a path. One that was pulled out has its path with "(deleted)" behind it. */
function openOn(path: string): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => target(descriptor).split(' ')[0] === path).length
}

function target(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    // The one that the folder itself was read by is closed by now.
    return ''
  }
}
