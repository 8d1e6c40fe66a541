import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'
import { createMemoryBus } from '../../simulator/memory-bus.ts'
import { MemoryTerminal } from '../../simulator/memory-terminal.ts'
import { openPseudoTerminal } from '../../simulator/pseudo-terminal.ts'
import { serialBusContract } from './serial-bus.contract.ts'

const settings = { baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, dtr: 'leave', rts: 'leave' } as const
const never = new AbortController().signal
const hasTerminals = process.platform !== 'win32'

serialBusContract('ports in memory', async () => {
  const terminals = new Map<string, MemoryTerminal>()
  const bus = createMemoryBus({
    list: () => [...terminals.keys()].map((path) => ({ path })),
    onChange: () => ({ [Symbol.dispose]: () => undefined }),
    terminal: (path) => terminals.get(path),
  })
  const plug = async () => {
    const terminal = new MemoryTerminal(`memory-${terminals.size}`)
    terminals.set(terminal.path, terminal)
    return terminal
  }
  return { bus, plug }
})

if (hasTerminals) {
  serialBusContract('real ports: pseudo-terminals', async () => ({ bus: createSerialBus(), plug: openPseudoTerminal }))
}

describe.runIf(hasTerminals)('real ports', () => {
  test('opened and closed fifty times, and pulled out while open: no handle stays', async () => {
    const bus = createSerialBus()
    const device = await openPseudoTerminal()
    await (await bus.open(device.path, settings, never))[Symbol.asyncDispose]()
    const handles = openHandles()
    for (let round = 0; round < 50; round += 1) {
      await (await bus.open(device.path, settings, never))[Symbol.asyncDispose]()
    }
    // Others may have closed theirs meanwhile.
    expect(openHandles()).toBeLessThanOrEqual(handles)
    const link = await bus.open(device.path, settings, never)
    const gone = new Promise((resolve) =>
      link.listen({ cut: 'raw', caps: { line: 1, answer: 1 } }, { heard: () => undefined, closed: resolve }),
    )
    device.close()
    await gone
    await link[Symbol.asyncDispose]()
    expect(openHandles()).toBeLessThanOrEqual(handles)
  })

  test.runIf(process.platform === 'linux')('busy in another program: that program is named', async () => {
    const device = await openPseudoTerminal()
    const other = holdOpen(device.path)
    try {
      await once(other, 'message')
      const opening = createSerialBus().open(device.path, settings, never)
      await expect(opening).rejects.toMatchObject({
        code: 'PORT_BUSY',
        params: { port: device.path, pid: other.pid, holder: expect.stringMatching(/node|MainThread/) },
      })
    } finally {
      other.kill()
      device.close()
    }
  })

  test.runIf(process.platform === 'linux')(
    'of several programs that have it open, the one that locked it is named',
    async () => {
      const device = await openPseudoTerminal()
      // Whichever is looked at first.
      const programs = [
        holdOpen(device.path, { lock: false }),
        holdOpen(device.path),
        holdOpen(device.path, { lock: false }),
      ]
      try {
        await Promise.all(programs.map((program) => once(program, 'message')))
        const opening = createSerialBus().open(device.path, settings, never)
        await expect(opening).rejects.toMatchObject({ code: 'PORT_BUSY', params: { pid: programs[1]?.pid } })
      } finally {
        for (const program of programs) program.kill()
        device.close()
      }
    },
  )

  test('a program that waited for changes and had a port open ends by itself once it is done with them', async () => {
    const device = await openPseudoTerminal()
    const program = spawn(process.execPath, ['--input-type=module', '-e', usesPorts(device.path)], { stdio: 'inherit' })
    try {
      expect(await once(program, 'exit')).toEqual([0, null])
    } finally {
      program.kill()
      device.close()
    }
  })
})

function openHandles(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
}

function holdOpen(path: string, { lock } = { lock: true }): ChildProcess {
  const script = `
    const { SerialPort } = require('serialport')
    new SerialPort({ path: ${JSON.stringify(path)}, baudRate: 9600, lock: ${lock} }, () => process.send('open')).resume()`
  return spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

function usesPorts(path: string): string {
  const adapter = new URL('../../main/adapters/serial-bus.ts', import.meta.url).href
  return `
    import { createSerialBus } from ${JSON.stringify(adapter)}
    const bus = createSerialBus()
    const waiting = bus.onChange(() => undefined)
    const never = new AbortController().signal
    const link = await bus.open(${JSON.stringify(path)}, ${JSON.stringify(settings)}, never)
    await bus.list(never).catch(() => undefined)
    waiting[Symbol.dispose]()
    await link[Symbol.asyncDispose]()`
}
