import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../../main/adapters/clock.ts'
import { listFile } from '../../../main/adapters/list-file.ts'
import { silentLog } from '../../../main/adapters/silent-log.ts'
import { VirtualClock } from '../../../tests/fakes/virtual-clock.ts'
import { type DraftView, draftViewSchema } from '../../api/batch-view.ts'
import { ActivatorError, isError } from '../../errors.ts'
import type { Clock, ListFile } from '../../outside.ts'
import { Draft } from './draft.ts'

let open: Draft | undefined
afterEach(() => open?.[Symbol.asyncDispose]())

interface Drafted {
  readonly draft: Draft
  /** Each view that was told, as the schema has it. */
  readonly seen: readonly DraftView[]
  /** The first one, from now on, of which this holds. */
  until(holds: (view: DraftView) => boolean): Promise<DraftView>
}

function drafted(file: ListFile = listFile, clock: Clock = new VirtualClock()): Drafted {
  const seen: DraftView[] = []
  const waiting = new Set<(view: DraftView) => void>()
  const draft = new Draft({ listFile: file, clock, log: silentLog }, () => {
    const view = draft.view()
    if (view === undefined) return
    seen.push(draftViewSchema.parse(view))
    for (const tell of waiting) tell(view)
  })
  open = draft
  const until = (holds: (view: DraftView) => boolean) =>
    new Promise<DraftView>((resolve) => {
      const tell = (view: DraftView) => {
        if (holds(view) && waiting.delete(tell)) resolve(view)
      }
      waiting.add(tell)
    })
  return { draft, seen, until }
}
const isOver = ({ state }: DraftView) => state !== 'reading'

function send(draft: Draft, name: string, text: string, bytesInPart = 9): void {
  const bytes = Buffer.from(text)
  draft.open(name, bytes.length)
  for (let at = 0; at < bytes.length; at += bytesInPart) {
    draft.part(bytes.subarray(at, at + bytesInPart).toString('base64'))
  }
}
const list = 'Packing list 7\n\nSerial number;Carton;Colour\n012345;K1;red\n012346;K1;grün\n012346;K2;red\n'
const refused = (what: RegExp) => (error: unknown) => isError(error, 'CONFIG_INVALID') && what.test(error.params.what)

describe('a list that is dropped', () => {
  test('comes in parts, is read, and stands there with what was recognised', async () => {
    const { draft, seen, until } = drafted()
    const over = until(isOver)
    send(draft, 'list.csv', list)
    expect(await over).toEqual({
      file: 'list.csv',
      state: 'ready',
      header: 3,
      columns: [
        { title: 'Serial number', role: 'serial' },
        { title: 'Carton', role: 'carton' },
        { title: 'Colour', role: 'ignore' },
      ],
      rows: [
        { line: 4, cells: ['012345', 'K1', 'red'] },
        { line: 5, cells: ['012346', 'K1', 'grün'] },
        { line: 6, cells: ['012346', 'K2', 'red'] },
      ],
      lines: 2,
      groups: 1,
      problems: [{ kind: 'duplicate', count: 2, lines: [5, 6], example: '012346' }],
    })
    expect(draft.manifest()?.map(({ serial_number }) => serial_number)).toEqual(['012345', '012346'])
    const shares = seen.flatMap(({ share }) => share ?? [])
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  test('is the same view while nothing changes', async () => {
    const { draft, until } = drafted()
    const over = until(isOver)
    send(draft, 'list.csv', list)
    await over
    expect(draft.view()).toBe(draft.view())
  })

  test('what its columns hold is corrected', async () => {
    const { draft, until } = drafted()
    const over = until(isOver)
    send(draft, 'list.csv', list)
    await over
    const corrected = until(isOver)
    draft.columns(4, ['name', 'serial'])
    expect(draft.manifest()).toBeUndefined()
    const { header, columns, lines, rows } = await corrected
    expect([header, columns.map(({ role }) => role), lines]).toEqual([4, ['name', 'serial', 'ignore'], 2])
    expect(rows[0]?.line).toBe(5)
    expect(draft.manifest()?.[0]).toEqual({ line: 5, serial_number: 'K1', device_name: '012346' })
  })

  test('corrected twice at once, only the last one counts', async () => {
    const { draft, seen, until } = drafted()
    const over = until(isOver)
    send(draft, 'list.csv', list)
    await over
    const before = seen.length
    draft.columns(3, ['ignore', 'ignore', 'serial'])
    const corrected = until(isOver)
    draft.columns(3, ['ignore', 'serial'])
    await corrected
    await draft[Symbol.asyncDispose]()
    expect(seen.slice(before).filter(isOver).length).toBe(1)
    expect(draft.manifest()?.map(({ serial_number }) => serial_number)).toEqual(['K1', 'K2'])
  })

  test('another one comes in its place', async () => {
    const { draft, until } = drafted()
    const over = until(isOver)
    send(draft, 'first.csv', list)
    send(draft, 'second.csv', 'Serial\n1\n')
    expect(await over).toMatchObject({ file: 'second.csv', state: 'ready', lines: 1 })
  })

  test('what cannot be read is told, and the next one is read', async () => {
    const { draft, until } = drafted()
    const failed = until(isOver)
    draft.open('empty.csv', 0)
    expect(await failed).toMatchObject({
      state: 'failed',
      failure: { code: 'CONFIG_INVALID', params: { what: 'is empty', where: 'empty.csv' } },
    })
    expect(draft.manifest()).toBeUndefined()
    const over = until(isOver)
    send(draft, 'list.csv', list)
    expect(await over).toMatchObject({ state: 'ready' })
  })

  test('too many devices are told with what was read, so that it can be corrected', async () => {
    const { draft, until } = drafted(listFile, systemClock)
    const over = until(isOver)
    send(draft, 'many.csv', Array.from({ length: 100_010 }, (_, n) => `S${n}\n`).join(''), 3 * 50_000)
    expect(await over).toMatchObject({
      state: 'failed',
      failure: { params: { what: 'has 100010 lines, more than 100000', where: 'many.csv' } },
      columns: [{ role: 'serial' }],
    })
    const corrected = until(isOver)
    draft.columns(10, ['serial'])
    expect(await corrected).toMatchObject({ state: 'ready', lines: 100_000 })
  })

  test('a bug of a reader ends the list, not the app', async () => {
    const broken: ListFile = { read: () => Promise.reject(new TypeError('x is undefined')) }
    const { draft, until } = drafted(broken)
    const over = until(isOver)
    send(draft, 'list.csv', list)
    expect(await over).toMatchObject({ state: 'failed', failure: { params: { what: 'cannot be read' } } })
  })
})

describe('what comes in the wrong order is refused', () => {
  test('a part of no file, or of one that is whole', async () => {
    const { draft, until } = drafted()
    expect(() => draft.part('AA==')).toThrow(expect.toSatisfy(refused(/no file was opened/)))
    const over = until(isOver)
    send(draft, 'list.csv', list)
    expect(() => draft.part('AA==')).toThrow(expect.toSatisfy(refused(/no file was opened/)))
    await over
  })

  test('more than was said, and what is no base64', () => {
    const { draft } = drafted()
    draft.open('list.csv', 2)
    expect(() => draft.part(btoa('abc'))).toThrow(expect.toSatisfy(refused(/longer than was said/)))
    expect(() => draft.part('ä')).toThrow(expect.toSatisfy(refused(/no base64/)))
    expect(draft.view()?.state).toBe('reading')
  })

  test('columns of nothing', () => {
    const { draft } = drafted()
    expect(() => draft.columns(1, ['serial'])).toThrow(expect.toSatisfy(refused(/no packing list/)))
  })
})

describe('it ends', () => {
  /** Reads until it is stopped. */
  const endless = () => {
    const stopped = Promise.withResolvers<void>()
    const file: ListFile = {
      read: (_file, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            stopped.resolve()
            reject(new ActivatorError('CANCELLED', {}, signal.reason))
          })
        }),
    }
    return { file, stopped: stopped.promise }
  }

  test('when it is dropped, whatever it was at', async () => {
    const { file, stopped } = endless()
    const { draft } = drafted(file)
    send(draft, 'list.csv', list)
    draft.drop()
    await stopped
    expect([draft.view(), draft.manifest()]).toEqual([undefined, undefined])
  })

  test('with the app', async () => {
    const { file, stopped } = endless()
    const { draft, seen } = drafted(file)
    send(draft, 'list.csv', list)
    await draft[Symbol.asyncDispose]()
    await stopped
    expect(seen.at(-1)?.state).toBe('reading')
  })
})
