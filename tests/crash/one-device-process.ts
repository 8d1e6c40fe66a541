/** Activates one device that answers at once. Arguments: data folder, service URL, token, serial number, device name. */
import { createMemorySecrets } from '../../main/adapters/memory-secrets.ts'
import { createNodeSender } from '../../main/adapters/node-sender.ts'
import { composeCloud, composeStation } from '../../main/compose.ts'
import { InstantBus } from '../fakes/instant-bus.ts'
import { instantProfile } from './instant-profile.ts'

const [dataDir = '', service = '', token = '', serial_number = '', device_name = ''] = process.argv.slice(2)
const cloud = composeCloud({
  sender: createNodeSender(),
  secrets: createMemorySecrets(),
  service: { url: `${service}v1/` },
  ready: { token, name: 'ada' },
  whenSignedOut: 'fail',
})
const bus = new InstantBus()
await using composed = await composeStation({ dataDir, access: cloud.access, bus })
const port = bus.plug('/dev/instant0', { serial_number, device_name })
const job = { port, candidates: [instantProfile], timeoutMs: 20_000 }
const { end } = await composed.station.activate(job, () => undefined).ended
process.exitCode = end.state === 'done' ? 0 : 1
