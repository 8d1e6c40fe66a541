import { expect, it } from 'vitest'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { followed } from './followed.ts'

const call = { signal: new AbortController().signal }
const identity = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }

it('tells what is taken, read back and released, for as long as somebody listens', async () => {
  const { access, onOwnership } = followed(new ScriptedService().access())
  const heard: string[] = []
  const listening = onOwnership(({ end_time }) => heard.push(end_time.slice(0, 4)))
  const taken = await access.take(identity, 'key', call)
  if (!('ownership' in taken)) throw new Error('not taken')
  await access.ownership(taken.ownership.id, call)
  await access.ownership(1, call)
  await access.release(taken.ownership.device, 'key', call)
  expect(heard).toEqual(['2999', '2999', '2026'])
  listening[Symbol.dispose]()
  await access.take(identity, 'key', call)
  expect(heard).toHaveLength(3)
})
