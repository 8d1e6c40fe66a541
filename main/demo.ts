/**
 * `npm run demo`: the main job, seen in a terminal. Devices are plugged in, asked who they are, owned at a real HTTP
 * service and proven by read-back, by the program's own parts. Exits 0 when each ended as it had to.
 */
import { fileURLToPath } from 'node:url'
import { outcomeOf } from '../app/activation/state.ts'
import type { Activation } from '../app/activation/station.ts'
import { profilesFor } from '../app/device/profiles.ts'
import { watch } from '../app/device/watch.ts'
import type { PortInfo } from '../app/outside.ts'
import { shown } from '../app/texts/shown.ts'
import { systemClock } from './adapters/clock.ts'
import { openProfiles, type Profiles } from './adapters/profiles.ts'
import { exits } from './cli/exit.ts'
import { interruptible } from './cli/interrupt.ts'
import { ownershipsIn } from './demo/database.ts'
import { ACCOUNT, type Part, parts, type Scene, setScene } from './demo/scene.ts'
import { paint, say, seconds, Telling, tellFailure } from './demo/telling.ts'

const shipped = fileURLToPath(new URL('../resources/device-profiles', import.meta.url))
const began = performance.now()

using interrupt = interruptible()
try {
  process.exitCode = (await demonstrate(interrupt.signal)) ? 0 : 1
} catch (error) {
  // Being stopped in the middle is no failure to tell.
  if (!interrupt.signal.aborted) tellFailure(error)
  process.exitCode = 1
}
if (interrupt.signal.aborted) process.exitCode = exits.interrupted

async function demonstrate(signal: AbortSignal): Promise<boolean> {
  say(paint('bold', 'Device Activator: from a plugged device to a proven owner'))
  await using scene = await setScene(
    () => say(paint('yellow', 'The service has taken it; its answer got lost.')),
    signal,
  )
  using profiles = await openProfiles({ shipped, added: `${scene.serviceDir}/profiles` })
  say(`The embedded service answers at ${scene.serviceUrl}. “${ACCOUNT}” is signed in.`)
  if (scene.terminals === 'memory') say('This system has no pseudo-terminals: the devices are on a bus in memory.')
  say()
  const first = await plugAll(scene, profiles, signal)
  if (signal.aborted) return false
  say()
  say('The first device is pulled out and plugged in again:')
  const again = await plugAgain(scene, profiles)
  if (signal.aborted) return false
  tellWhatIsKept(scene)
  const right = [...first, again].filter(Boolean).length
  say()
  say(
    paint('bold', `${right} of ${first.length + 1} ended as they had to, in ${seconds(performance.now() - began)} s.`),
  )
  return right === parts.length + 1
}

/** Each is begun as soon as it is seen on the bus, whatever the others are doing. */
async function plugAll(scene: Scene, profiles: Profiles, signal: AbortSignal): Promise<boolean[]> {
  const { fleet, composed } = scene
  const over = new AbortController()
  const ends: Promise<boolean>[] = []
  const watching = (async () => {
    for await (const { kind, port } of watch(composed.bus, systemClock, AbortSignal.any([signal, over.signal]))) {
      const part = parts[fleet.members.findIndex((member) => member.port?.path === port.path)]
      if (kind !== 'plugged' || part === undefined) continue
      ends.push(activate(scene, profiles, port, part))
      if (ends.length === parts.length) over.abort()
    }
  })()
  for (const { faults } of parts) await fleet.plug({ faults })
  await watching
  return await Promise.all(ends)
}

async function plugAgain(scene: Scene, profiles: Profiles): Promise<boolean> {
  const [first] = scene.fleet.members
  if (first === undefined) return false
  scene.fleet.unplug(first.name)
  const { port } = await scene.fleet.replug(first.name)
  return await activate(scene, profiles, port, { what: 'the same device once more', outcome: 'already-yours' })
}

/** @returns whether it ended as it had to */
async function activate(scene: Scene, profiles: Profiles, port: PortInfo, part: Part): Promise<boolean> {
  const telling = new Telling(port.path)
  telling.step(`plugged in: ${part.what}`)
  const candidates = profilesFor(port, profiles.current.profiles)
  const activation: Activation = scene.composed.station.activate({ port, candidates }, (state) => telling.state(state))
  using _stop = cancelledBy(interrupt.signal, activation)
  const ended = await activation.ended
  telling.end(ended)
  const code = ended.end.state === 'failed' ? ended.end.failure.code : undefined
  return outcomeOf(ended.end) === part.outcome && code === part.code
}

function cancelledBy(signal: AbortSignal, activation: Activation): Disposable {
  const cancel = () => activation.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', cancel) }
}

function tellWhatIsKept({ serviceDir, composed }: Scene): void {
  say()
  say('What the service’s database holds:')
  for (const { id, serial_number, device_name, owner, start_time, end_time } of ownershipsIn(serviceDir)) {
    say(`  ${id}  ${shown(serial_number)}  ${shown(device_name)}  ${owner.padEnd(14)}  ${start_time} to ${end_time}`)
  }
  say()
  say('What the journal of this computer holds, an intent always before the act:')
  const acts = Map.groupBy(composed.journal.entries(), ({ entry }) => entry.act)
  for (const entries of acts.values()) {
    const words = entries.map(({ entry }) => {
      if (entry.kind === 'answered') return `answered (${entry.answer})`
      return entry.kind === 'result' ? `result (${entry.outcome})` : entry.kind
    })
    const [serial] = entries.flatMap(({ entry }) =>
      entry.kind === 'result' ? (entry.identity?.serial_number ?? []) : [],
    )
    say(`  ${shown(serial ?? '')}  ${words.join(' → ')}`)
  }
}
