/**
 * A station as a process of its own, to be killed: activates every device that is not done yet, a few at a time, on
 * devices that answer at once, at a real service, with a real journal. Ends by itself when all are done.
 *
 * Arguments: data folder, service URL, number of devices, a token (signing in takes longer than most processes live here).
 */
import { outcomeOf } from '../../app/activation/state.ts'
import { createMemorySecrets } from '../../main/adapters/memory-secrets.ts'
import { createNodeSender } from '../../main/adapters/node-sender.ts'
import { composeCloud, composeStation } from '../../main/compose.ts'
import { InstantBus } from '../fakes/instant-bus.ts'
import { identityOf } from './devices.ts'
import { instantProfile } from './instant-profile.ts'

const [dataDir = '', service = '', count = '', token = ''] = process.argv.slice(2)
const AT_ONCE = 4

const cloud = composeCloud({
  sender: createNodeSender(),
  secrets: createMemorySecrets(),
  service: { url: `${service}v1/` },
  ready: { token, name: 'ada' },
  whenSignedOut: 'fail',
})
const bus = new InstantBus()
await using composed = await composeStation({ dataDir, access: cloud.access, bus })
const { station, journal } = composed
process.stdout.write('ready\n')

// Settled beside the activations, as every host does it; what this cannot settle yet, the next start will.
await station.settleAll({ signal: AbortSignal.timeout(20_000) }).catch(() => [])
const done = new Set<string | undefined>()
for (const { entry } of journal.entries()) {
  if (entry.kind === 'result' && entry.owned === 'yes') done.add(entry.identity?.serial_number)
}
const left = Array.from({ length: Number(count) }, (_, index) => index).filter(
  (index) => !done.has(identityOf(index).serial_number),
)
await Promise.all(Array.from({ length: AT_ONCE }, activateNext))
process.exitCode = left.length === 0 ? 0 : 1

async function activateNext(): Promise<void> {
  for (let index = left.shift(); index !== undefined; index = left.shift()) {
    const port = bus.plug(`/dev/instant${index}`, identityOf(index))
    const { end } = await station.activate({ port, candidates: [instantProfile], timeoutMs: 20_000 }, () => undefined)
      .ended
    process.stdout.write(`${outcomeOf(end)}\n`)
  }
}
