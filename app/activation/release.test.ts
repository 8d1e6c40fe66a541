/** Rule 9, where the service is slow, strange or hostile, and where a person changes their mind. */
import { describe, expect, it } from 'vitest'
import { rememberedManagers, startProcess } from '../../tests/crash/world.ts'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { ActivatorError } from '../errors.ts'
import type { OwnershipAccess } from '../ownership/access.ts'
import type { Ownership } from '../ownership/record.ts'
import { release } from './release.ts'
import { openIntents, settle } from './settle.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const call = { signal: new AbortController().signal }

function prepare(change: (access: OwnershipAccess, mine: Ownership) => Partial<OwnershipAccess> = () => ({})) {
  const service = new ScriptedService()
  const mine = service.own(device)
  const { journal, clock } = startProcess({ service })
  const access = service.access()
  Object.assign(access, change(Object.create(access) as OwnershipAccess, mine))
  const managers = rememberedManagers()
  const parts = { access, journal, clock, managers, uuid: () => crypto.randomUUID() }
  const posts = () => service.asked.filter(({ call }) => call === 'POST').length
  const ended = () => [...journal.entries()].flatMap(({ entry }) => (entry.kind === 'ended' ? entry.reason : []))
  return { service, mine, parts, posts, ended, release: (by = call) => release(parts, crypto.randomUUID(), mine, by) }
}

describe('a release', () => {
  it('stays open when the service says done and goes on showing the ownership as running', async () => {
    const { mine, parts, service, ended, release } = prepare(({ ownership }, mine) => {
      let asked = 0
      return {
        async ownership(id, by) {
          asked += 1
          // A copy that lags behind for as long as anybody looks.
          return asked > 4 ? await ownership.call(this, id, by) : mine
        },
      }
    })
    await expect(release()).rejects.toMatchObject({ code: 'PROOF_MISMATCH', params: { field: 'end_time' } })
    expect(ended()).toEqual([])
    const [open] = openIntents(parts)
    if (open === undefined) throw new Error('the intent was closed')
    expect(await settle(parts, open, call)).toMatchObject({ outcome: 'released', owned: 'no' })
    expect(service.ownerships.find(({ id }) => id === mine.id)?.end_time).toMatch(/^2026/)
  })

  it.each([
    ['device id', { device: 99 }],
    ['serial number', { device_details: { id: 1, ...device, serial_number: '999999' } }],
  ])('gives back no device with another %s under the same ownership id', async (_, other) => {
    const { posts, release } = prepare((_, mine) => ({ ownership: async () => ({ ...mine, ...other }) }))
    await expect(release()).rejects.toMatchObject({ code: 'PROOF_MISMATCH' })
    expect(posts()).toBe(0)
  })

  it('stops when the account is suddenly another manager', async () => {
    const { parts, posts, release } = prepare()
    parts.managers.learn('account', 1)
    await expect(release()).rejects.toMatchObject({ code: 'PROOF_MISMATCH', params: { field: 'manager' } })
    expect(posts()).toBe(0)
  })

  it('is not sent when it is cancelled while the intent goes to disk', async () => {
    const { parts, posts, ended, release } = prepare()
    const cancel = new AbortController()
    const append = parts.journal.append.bind(parts.journal)
    parts.journal.append = async (entry, durable) => {
      await append(entry, durable)
      if (entry.kind === 'intent') cancel.abort()
    }
    await expect(release({ signal: cancel.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(posts()).toBe(0)
    expect(ended()).toEqual(['nothing-happened'])
  })

  it('closes its intent when nothing that was sent is unanswered', async () => {
    const refused = new ActivatorError('SIGN_IN_REQUIRED', {})
    const { ended, release } = prepare(() => ({ release: () => Promise.reject(refused) }))
    await expect(release()).rejects.toBe(refused)
    expect(ended()).toEqual(['nothing-happened'])
  })

  it('says why its answer was lost, where the time ends between two looks', async () => {
    const { parts, service, release } = prepare()
    service.faults = ['lost-before']
    const limit = new AbortController()
    void parts.clock.sleep(500, call.signal).then(() => limit.abort())
    await expect(release({ signal: limit.signal })).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' })
    expect(openIntents(parts)).toHaveLength(1)
  })
})
