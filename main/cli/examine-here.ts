/** What `doctor` examines: this machine, and the service this program would use. */

import type { Finding } from '../../app/api/checks.ts'
import { systemClock } from '../adapters/clock.ts'
import { readJournal } from '../adapters/journal.ts'
import { openKeyringSecrets } from '../adapters/keyring-secrets.ts'
import { createNodeSender } from '../adapters/node-sender.ts'
import { createUsbBus } from '../adapters/usb-bus.ts'
import { composeBus } from '../compose.ts'
import { examine } from '../doctor/examine.ts'
import type { Context } from './command.ts'
import { readSetup } from './setup.ts'

const LIMIT_MS = 30_000

export async function examineHere(context: Context): Promise<readonly Finding[]> {
  const { options, environment, signal } = context
  const { configuration, service, timeoutMs } = await readSetup(context)
  using sender = createNodeSender({ authorities: configuration.authorities, proxyEnv: { ...environment } })
  const bus = composeBus(options.dataDir)
  return await examine(
    {
      bus,
      usb: createUsbBus({ serial: bus }),
      journal: () => readJournal(options.dataDir),
      sender,
      secrets: await openKeyringSecrets(),
      clock: systemClock,
      dataDir: options.dataDir,
      service: service?.url,
      environment,
    },
    AbortSignal.any([signal, AbortSignal.timeout(timeoutMs ?? LIMIT_MS)]),
  )
}
