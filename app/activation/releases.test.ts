import { expect, it } from 'vitest'
import { rememberedManagers, startProcess } from '../../tests/crash/world.ts'
import { type Fault, ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { ActivatorError } from '../errors.ts'
import type { OwnershipAccess } from '../ownership/access.ts'
import { releaseOne } from './releases.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const refusing = (error: ActivatorError): Partial<OwnershipAccess> => ({
  release: async () => ({ kind: 'refused', error }),
})

it.each<[string, Fault, Partial<OwnershipAccess>, string, 'yes' | 'no' | 'unknown']>([
  ['released', 'none', {}, 'released', 'no'],
  ['never arrived', 'lost-before', {}, 'failed', 'yes'],
  ['refused: it may not', 'none', refusing(new ActivatorError('NOT_A_MANAGER', {})), 'failed', 'yes'],
  ['refused: no longer ours', 'none', refusing(new ActivatorError('NOT_OWNER', {})), 'failed', 'no'],
])('history says whose a device is after a release that was %s', async (_, fault, change, outcome, owned) => {
  const service = new ScriptedService()
  service.faults = [fault]
  const mine = service.own(device)
  const { journal, clock, bus } = startProcess({ service })
  const access = Object.assign(service.access(), change)
  const parts = { access, journal, clock, bus, managers: rememberedManagers(), uuid: () => crypto.randomUUID() }
  await releaseOne(parts, mine, { signal: new AbortController().signal })
  expect(journal.page({ limit: 1 })).toMatchObject([{ entry: { kind: 'result', outcome, owned } }])
})

it('history does not know whose it is while nobody could look', async () => {
  const service = new ScriptedService()
  service.faults = ['lost-after']
  const mine = service.own(device)
  const { journal, clock, bus } = startProcess({ service })
  const access = service.access()
  const look = access.ownership.bind(access)
  let looks = 0
  access.ownership = async (id, call) => {
    looks += 1
    if (looks > 1) throw new ActivatorError('SERVICE_UNREACHABLE', { service: 'scripted' })
    return await look(id, call)
  }
  const parts = { access, journal, clock, bus, managers: rememberedManagers(), uuid: () => crypto.randomUUID() }
  await releaseOne(parts, mine, { signal: new AbortController().signal })
  expect(journal.page({ limit: 1 })).toMatchObject([{ entry: { outcome: 'failed', owned: 'unknown' } }])
})
