/** The product's own station over the same devices and service, put together as the command line does it. */
import { join } from 'node:path'
import type { Activator } from '../app/api.ts'
import { createMemorySecrets } from '../main/adapters/memory-secrets.ts'
import { createNodeSender } from '../main/adapters/node-sender.ts'
import { openProfiles } from '../main/adapters/profiles.ts'
import { composeCloud, composeStation } from '../main/compose.ts'
import { composeActivator } from '../main/compose-activator.ts'
import { type Plugged, person, profilesFolder, type Service } from './world.ts'

export interface Ours extends AsyncDisposable {
  activate(plugged: Plugged): Promise<void>
}

export async function composed({ url, token }: Pick<Service, 'url' | 'token'>, dataDir: string): Promise<Ours> {
  await using held = new AsyncDisposableStack()
  const sender = held.use(createNodeSender())
  const { access } = composeCloud({
    sender,
    secrets: createMemorySecrets(),
    service: { url: `${url}v1/` },
    ready: { token, name: 'bench' },
    whenSignedOut: 'fail',
  })
  const profiles = held.use(await openProfiles({ shipped: profilesFolder, added: join(dataDir, 'profiles') }))
  const candidates = profiles.current.profiles.filter(({ id }) => id === 'json-line')
  const { station } = held.use(await composeStation({ dataDir, access }))
  const all = held.move()
  return {
    async activate({ port }) {
      const { end } = await station.activate({ port, candidates, timeoutMs: 60_000 }, () => undefined).ended
      if (end.state !== 'done' || end.outcome !== 'taken') throw new Error(`not taken: ${JSON.stringify(end)}`)
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

/** The core as the window and the browser host hold it, signed in. */
export async function signedIn({ url }: Pick<Service, 'url'>, dataDir: string): Promise<Activator> {
  const log = { info: () => undefined, warn: () => undefined }
  const parts = { dataDir, log, profilesFolder, secrets: createMemorySecrets(), makeSender: () => createNodeSender() }
  const activator = await composeActivator(parts)
  const answer = await activator.run({ command: 'sign-in', service: `${url}v1/`, ...person })
  if ('failure' in answer) throw new Error(`not signed in: ${JSON.stringify(answer.failure)}`)
  return activator
}
