import { describe, expect, it } from 'vitest'
import { SocketOrder } from './socket-order.ts'
import { hubOf, inOrder, keptSockets, socketOf } from './sockets.ts'

describe('sockets', () => {
  it('are where the device is plugged in, not which of its interfaces it is', () => {
    expect(socketOf({ path: '/dev/ttyUSB3', place: '1-2.3:1.0' })).toBe('1-2.3')
    expect(socketOf({ path: '/dev/ttyACM0', place: '1-2.3:1.2' })).toBe('1-2.3:1.2')
    expect(socketOf({ path: 'COM3' })).toBe('COM3')
    expect([hubOf('1-2.3'), hubOf('1-2')]).toEqual(['1-2', undefined])
  })

  it('stand as they were taught, the others behind them as a person counts', () => {
    const seen = ['1-2.10', '1-2.9', '1-2.1', '1-1']
    expect(inOrder([{ socket: '1-2.9', name: 'A' }], seen).map(({ socket }) => socket)).toEqual([
      '1-2.9',
      '1-1',
      '1-2.1',
      '1-2.10',
    ])
  })

  it('are none where what was kept cannot be read', () => {
    for (const text of [undefined, '', '{', '{"a":1}', '[{"name":"x"}]']) expect(keptSockets(text)).toEqual([])
  })
})

describe('teaching them', () => {
  const order = () => {
    let kept: string | undefined
    const store = {
      get: () => kept,
      set: async (text: string) => {
        kept = text
      },
    }
    return { sockets: new SocketOrder(store, () => undefined), again: () => new SocketOrder(store, () => undefined) }
  }
  const plugged = (place: string) => ({ kind: 'plugged', port: { path: place, place } }) as const

  it('goes by the order of plugging in, and holds for the next run', async () => {
    const { sockets, again } = order()
    sockets.teach()
    const asked: string[] = []
    for (const place of ['1-2.3', '1-2.1', '1-2.3']) sockets.hears(plugged(place), () => asked.push(place))
    expect(asked).toEqual([])
    expect(sockets.view()).toEqual({ teaching: 2 })
    await sockets.taught(true)
    expect(again().kept.map(({ socket }) => socket)).toEqual(['1-2.3', '1-2.1'])
    sockets.hears(plugged('1-2.4'), () => asked.push('1-2.4'))
    expect(asked).toEqual(['1-2.4'])
  })

  it('given up, leaves all as it was; names hold', async () => {
    const { sockets, again } = order()
    await sockets.name('1-2.1', 'Left')
    sockets.teach()
    sockets.hears(plugged('1-2.9'), () => undefined)
    await sockets.taught(false)
    expect(again().kept).toEqual([{ socket: '1-2.1', name: 'Left' }])
    await sockets.name('1-2.1', '')
    expect(again().nameOf('1-2.1')).toBeUndefined()
  })
})
