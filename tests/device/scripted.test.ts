/** Devices that say what a story tells them to, when it tells them to. */
import { expect, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import { type Profile, profileSchema } from '../../app/device/profile.ts'
import { ActivatorError } from '../../app/errors.ts'
import { createMemoryBus } from '../../simulator/memory-bus.ts'
import { MemoryTerminal } from '../../simulator/memory-terminal.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { shipped } from './shipped.ts'

const never = new AbortController().signal
const name = { en: 'x', de: 'x', fr: 'x' }

/** What is said: after so many milliseconds, this. */
type Said = readonly (readonly [after: number, text: string])[]

/** @param answers to the how-manieth line it hears, from 0 */
async function asked(profile: Profile, answers: (line: string, index: number) => Said): Promise<unknown> {
  const clock = new VirtualClock()
  const terminal = new MemoryTerminal('p')
  let heard = 0
  terminal.onBytes((bytes) => {
    for (const line of Buffer.from(bytes)
      .toString()
      .split(/[\r\n]/)
      .filter(Boolean)) {
      const said = answers(line, heard)
      heard += 1
      for (const [after, text] of said) void clock.sleep(after, never).then(() => terminal.write(Buffer.from(text)))
    }
  })
  const bus = createMemoryBus({
    list: () => [{ path: 'p' }],
    onChange: () => ({ [Symbol.dispose]: () => undefined }),
    terminal: () => terminal,
  })
  try {
    return (await identify({ bus, clock }, { path: 'p' }, [profile], never)).identity
  } catch (error) {
    if (error instanceof ActivatorError) return { code: error.code, params: error.params }
    throw error
  }
}

test('an answer that comes just too late is not taken for the one to the next question', async () => {
  const modem = profileSchema.parse({
    id: 'modem',
    name,
    serial: { settleMs: 100 },
    ask: { send: ['AT+CGSN', 'AT+CGMM'], terminator: '\\r', timeoutMs: 1000 },
    answer: { kind: 'at', serial_number: 1, device_name: 2 },
  })
  const value = (line: string) => `\r\n${line.endsWith('CGSN') ? '004999' : 'EC25'}\r\n\r\nOK\r\n`
  const found = await asked(modem, (line, index) => [[index === 0 ? 1010 : 20, value(line)]])
  expect(found).toEqual({ serial_number: '004999', device_name: 'EC25' })
})

test('a line with one value only is about something else: the answer is waited for', async () => {
  const once = { ...shipped('json-line'), ask: { ...shipped('json-line').ask, attempts: 1 } }
  const log: Said = [[10, '{"device_name":"pump","temperature":21}\n']]
  const answer: Said = [[200, '{"serial_number":"0042","device_name":"pump"}\n']]
  expect(await asked(once, () => [...log, ...answer])).toEqual({ serial_number: '0042', device_name: 'pump' })
  expect(await asked(once, () => log)).toEqual({
    code: 'IDENTITY_INVALID',
    params: { field: 'serial_number', reason: 'missing' },
  })
})

test('a value is kept byte for byte, a mark of the byte order in front of it included', async () => {
  const words = profileSchema.parse({
    id: 'words',
    name,
    ask: { send: ['who'], terminator: '\\n' },
    answer: { kind: 'regex', pattern: '^(?<serial_number>\\S+|.\\d+) (?<device_name>.+)\\n' },
    identity: { serial_number: '.+' },
  })
  const marked = '\uFEFF0042'
  expect(await asked(words, () => [[1, `${marked} pump\n`]])).toEqual({ serial_number: marked, device_name: 'pump' })
})
