/** The core as the window opens it: secrets in the system's store and HTTP by Chromium, so that its proxy and certificates hold. */
import { join } from 'node:path'
import { app, net, powerMonitor, safeStorage, session } from 'electron'
import type { Activator } from '../../app/api.ts'
import type { Log, Sender } from '../../app/outside.ts'
import { trustAlso } from '../adapters/chromium-authorities.ts'
import { readGiven } from '../adapters/configuration-file.ts'
import { createElectronSender } from '../adapters/electron-sender.ts'
import { composeActivator } from '../compose-activator.ts'
import { electronPaper } from './paper.ts'
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
  const given = await readGiven(configurationFile)
  return await composeActivator({
    dataDir,
    secrets: await openSafeSecrets(join(dataDir, 'secrets.json'), safeStorage, (event, fields) =>
      log.warn(event, fields),
    ),
    makeSender,
    log,
    profilesFolder,
    given,
    language: app.getLocale(),
    about: { version: app.getVersion(), host: 'window' },
    portsMayHaveChanged: onResume,
    paper: electronPaper,
  })
}

/** In sessions of their own: the page's session reaches no network, and `once` never meets a kept connection. */
function makeSender(authorities: readonly string[] | undefined): Sender {
  const reading = session.fromPartition('service')
  const once = session.fromPartition('service-once')
  // Sessions stay; what an earlier configuration trusted is not trusted any more.
  const verify = authorities === undefined ? null : trustAlso(authorities, () => new Date())
  for (const one of [reading, once]) one.setCertificateVerifyProc(verify)
  return createElectronSender({ net, sessions: { reading, once } })
}

/** What was pulled out or plugged in while the computer slept raised no event. */
function onResume(callback: () => void): Disposable {
  powerMonitor.on('resume', callback)
  return { [Symbol.dispose]: () => void powerMonitor.off('resume', callback) }
}
