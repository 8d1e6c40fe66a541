/**
 * A station that activates a great many devices, and says now and then how much memory it holds after tidying up.
 * Arguments: data folder, service URL, number of devices, how often to look. Needs --expose-gc. The token is in the
 * environment.
 */

import { createMemorySecrets } from '../../main/adapters/memory-secrets.ts'
import { createNodeSender } from '../../main/adapters/node-sender.ts'
import { composeCloud, composeStation } from '../../main/compose.ts'
import { identityOf } from '../../simulator/identities.ts'
import { instantProfile } from '../../tests/crash/instant-profile.ts'
import { InstantBus } from '../../tests/fakes/instant-bus.ts'

const [dataDir = '', url = '', count = '', looks = ''] = process.argv.slice(2)
const AT_ONCE = 16
const every = Math.floor(Number(count) / Number(looks))

const bus = new InstantBus()
const { access } = composeCloud({
  sender: createNodeSender(),
  secrets: createMemorySecrets(),
  service: { url: `${url}v1/` },
  ready: { token: process.env.DEVICE_ACTIVATOR_TOKEN ?? '', name: 'bench' },
  whenSignedOut: 'fail',
})
await using composed = await composeStation({ dataDir, access, bus })
look()
let next = 0
while (next < Number(count)) {
  const until = Math.min(next + every, Number(count))
  await Promise.all(Array.from({ length: AT_ONCE }, (_, socket) => activateUntil(until, socket)))
  look()
}
process.exit(0)

/** One device after the other in the same socket, as at a hub. */
async function activateUntil(until: number, socket: number): Promise<void> {
  while (next < until) {
    const number = next
    next += 1
    const path = `/dev/instant${socket}`
    const port = bus.plug(path, identityOf('memory', number))
    const job = { port, candidates: [instantProfile], timeoutMs: 60_000 }
    const { end } = await composed.station.activate(job, () => undefined).ended
    if (end.state !== 'done') throw new Error(`${path}: ${JSON.stringify(end)}`)
    bus.unplug(path)
  }
}

function look(): void {
  globalThis.gc?.()
  process.stdout.write(`${process.memoryUsage.rss()}\n`)
}
