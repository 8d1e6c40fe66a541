/** The core as the window opens it: secrets in the system's store and HTTP by Chromium, so that its proxy and certificates hold. */
import { join } from 'node:path'
import { app, net, powerMonitor, safeStorage, session } from 'electron'
import type { Activator } from '../../app/api.ts'
import type { Log, Sender } from '../../app/outside.ts'
import { trustAlso } from '../adapters/chromium-authorities.ts'
import { type ReadConfiguration, readConfiguration } from '../adapters/configuration-file.ts'
import { createElectronSender } from '../adapters/electron-sender.ts'
import { composeActivator } from '../compose.ts'
import { openSafeSecrets } from './safe-secrets.ts'

export interface CoreParts {
  readonly dataDir: string
  /** JSON with service, account and profiles. */
  readonly configurationFile?: string | undefined
  readonly profilesFolder: string
  readonly log: Log
}

/** After `ready`. @throws CONFIG_INVALID */
export async function openCore({ dataDir, configurationFile, profilesFolder, log }: CoreParts): Promise<Activator> {
  await app.whenReady()
  const configuration = configurationFile === undefined ? {} : await readConfiguration(configurationFile)
  const { service: url, accountUrl, clientId, routes } = configuration
  return await composeActivator({
    dataDir,
    secrets: await openSafeSecrets(join(dataDir, 'secrets.json'), safeStorage, (event, fields) =>
      log.warn(event, fields),
    ),
    sender: openSender(configuration),
    log,
    profilesFolder,
    configured: { ...(url !== undefined && { url }), accountUrl, clientId, routes },
    language: app.getLocale(),
    about: { version: app.getVersion(), host: 'window' },
    portsMayHaveChanged: onResume,
  })
}

/** In sessions of their own: the page's session reaches no network, and `once` never meets a kept connection. */
function openSender({ authorities }: ReadConfiguration): Sender {
  const reading = session.fromPartition('service')
  const once = session.fromPartition('service-once')
  if (authorities !== undefined) {
    for (const one of [reading, once]) one.setCertificateVerifyProc(trustAlso(authorities, () => new Date()))
  }
  return createElectronSender({ net, sessions: { reading, once } })
}

/** What was pulled out or plugged in while the computer slept raised no event. */
function onResume(callback: () => void): Disposable {
  powerMonitor.on('resume', callback)
  return { [Symbol.dispose]: () => void powerMonitor.off('resume', callback) }
}
