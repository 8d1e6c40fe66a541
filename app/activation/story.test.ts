import { expect, it } from 'vitest'
import { startProcess } from '../../tests/crash/world.ts'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import { profileSchema } from '../device/profile.ts'
import { entrySchema } from './entries.ts'
import { asked, Story } from './story.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }

async function resultOf(job: Parameters<ReturnType<typeof startProcess>['activate']>[1] = {}) {
  const { journal, activate } = startProcess({ service: new ScriptedService() })
  await activate(device, job).ended
  const entries = [...journal.entries()].map(({ entry }) => entry)
  const result = entries.find(({ kind }) => kind === 'result')
  if (result?.kind !== 'result') throw new Error('no result')
  return result
}
const stepsOf = ({ story = [] }: Awaited<ReturnType<typeof resultOf>>) => story.map(({ step }) => step)

it('tells what was seen, opened, asked and read, in its order, with the result', async () => {
  const result = await resultOf()
  expect(stepsOf(result)).toEqual(['seen', 'opened', 'asked', 'identified', 'same', 'looked'])
  expect(result.story?.[0]).toMatchObject({ step: 'seen', port: '/dev/instant0', ms: 0 })
  expect(result.story?.at(-1)).toMatchObject({ found: 'nothing' })
})

it('tells that a person was asked, and how the label was compared', async () => {
  const process = startProcess({ service: new ScriptedService() })
  const agree = async () => {
    activation.tell({ step: 'label', by: 'scan', text: '012345' })
    return 'waited' as const
  }
  const activation = process.activate(device, { agree })
  await activation.ended
  const [result] = process.journal.page({ limit: 1 })
  expect(result?.entry).toMatchObject({ story: expect.arrayContaining([expect.objectContaining({ by: 'scan' })]) })
})

it('never holds what claims a device', async () => {
  expect(JSON.stringify((await resultOf()).story)).not.toContain(device.device_name)
})

it('says nothing of what a profile sends where that may be a password', () => {
  const profile = (send: string) =>
    profileSchema.parse({
      id: 'any',
      name: { en: 'a', de: 'a', fr: 'a' },
      ask: { send: [send] },
      answer: { kind: 'regex', pattern: '(?<serial_number>a)(?<device_name>b)' },
    })
  expect(asked(profile('AT+CGSN'))).toEqual({ step: 'asked', sent: 'AT+CGSN' })
  expect(asked(profile('LOGIN admin hunter2'))).toEqual({ step: 'asked' })
})

it('stays short, whatever a device says and however often it waits', () => {
  const story = new Story(new VirtualClock(), { path: `/dev/${'x'.repeat(5000)}` }, [])
  for (let round = 0; round < 500; round += 1) {
    story.state({ state: 'waiting', identity: device, wait: { for: 'network' } })
    story.state({ state: 'connecting' })
  }
  const entry = { kind: 'result', act: crypto.randomUUID(), account: 'a', outcome: 'failed', owned: 'no', ms: 1 }
  expect(entrySchema.parse({ ...entry, story: story.steps })).toMatchObject({ story: story.steps })
  expect(JSON.stringify(story.steps).length).toBeLessThan(4000)
})

it('is read as it was written, byte for byte: the hash chain covers it', async () => {
  const result = await resultOf({ expect: '012345' })
  expect(JSON.stringify(entrySchema.parse(result))).toBe(JSON.stringify(result))
})

it('a story of a later version is left out rather than the entry refused', () => {
  const entry = { kind: 'result', act: crypto.randomUUID(), account: 'a', outcome: 'taken', owned: 'yes', ms: 1 }
  expect(entrySchema.parse({ ...entry, story: [{ step: 'teleported', ms: 1 }] })).toMatchObject({ outcome: 'taken' })
})
