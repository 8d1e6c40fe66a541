import { expect, test } from 'vitest'
import { createDeviceIds, noting } from './device-ids.ts'
import type { Device, Ownership } from './record.ts'

const call = { signal: new AbortController().signal }
const device = (id: number, serial_number: string): Device => ({ id, serial_number, device_name: `n${id}` })
const owned = (id: number, serial_number: string, end_time = '2999-12-31T23:59:59Z'): Ownership => ({
  ...{ id: 1, start_time: '2024-01-01T00:00:00Z', end_time, device: id, manager: 7 },
  device_details: device(id, serial_number),
})

function listing(...lists: (readonly Device[])[]) {
  let asked = 0
  const ids = createDeviceIds({
    async *devices() {
      asked += 1
      yield* lists[Math.min(asked, lists.length) - 1] ?? []
    },
  })
  return { ids, asked: () => asked }
}

test('a serial number stands for its id, or for two; the service is asked once for many who wonder', async () => {
  const { ids, asked } = listing([device(1, '012345'), device(2, '7'), device(3, '7')])
  expect(await Promise.all([ids.of('012345', call), ids.of('7', call)])).toEqual([[1], [2, 3]])
  expect(await ids.of('7', call)).toEqual([2, 3])
  expect(asked()).toBe(1)
})

test('one that is not known is asked for again', async () => {
  const { ids, asked } = listing([], [device(4, 'new')])
  expect(await ids.of('new', call)).toEqual([])
  expect(await ids.of('new', call)).toEqual([4])
  expect(asked()).toBe(2)
})

test('it follows what is taken and released without asking', async () => {
  const { ids, asked } = listing([device(1, 'a')])
  await ids.refresh(call)
  ids.note(owned(2, 'a'))
  expect(await ids.of('a', call)).toEqual([1, 2])
  ids.note(owned(1, 'a', '2024-02-01T00:00:00Z'))
  expect(await ids.of('a', call)).toEqual([2])
  expect(asked()).toBe(1)
})

test('what is released while the list is on its way is not brought back by it', async () => {
  const ids = createDeviceIds({
    async *devices() {
      yield device(1, 'a')
      ids.note(owned(1, 'a', '2024-02-01T00:00:00Z'))
    },
  })
  await ids.refresh(call)
  expect(await ids.of('a', { signal: call.signal })).toEqual([])
})

test('what is taken and released through the access is known without asking', async () => {
  const { ids, asked } = listing([])
  const ended = owned(4, '9', '2026-01-01T00:00:00Z')
  const access = noting(
    {
      account: 'a',
      async *ownerships() {},
      ownership: async () => undefined,
      async *devices() {},
      take: async () => ({ kind: 'created', ownership: owned(4, '9') }),
      release: async () => ({ kind: 'released', ownership: ended }),
    },
    ids,
  )
  await ids.refresh(call)
  await access.take({ serial_number: '9', device_name: 'n4' }, 'key', call)
  expect(await ids.of('9', call)).toEqual([4])
  await access.release(4, 'key', call)
  expect(await ids.of('9', call)).toEqual([])
  expect(asked()).toBe(2)
})
