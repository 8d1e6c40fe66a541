/** Devices that answer more than they were asked, all at once. */
import { expect, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import { type Profile, profileSchema } from '../../app/device/profile.ts'
import { isError } from '../../app/errors.ts'
import { createMemoryBus } from '../../simulator/memory-bus.ts'
import { MemoryTerminal } from '../../simulator/memory-terminal.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { shipped } from './shipped.ts'

const twoLines = profileSchema.parse({
  id: 'two-lines',
  name: { en: 'x', de: 'x', fr: 'x' },
  ask: { send: ['who?\\n'], attempts: 1 },
  answer: { kind: 'regex', pattern: '^Serial: (?<serial_number>\\d+)\\n(?:.*\\n)*?Name: (?<device_name>\\w+)\\n' },
})

/** What comes of a device that says this, in one piece, to whatever it hears. */
async function asked(profile: Profile, answer: string): Promise<unknown> {
  const terminal = new MemoryTerminal('p')
  terminal.onBytes(() => void terminal.write(Buffer.from(answer)))
  const bus = createMemoryBus({
    list: () => [{ path: 'p' }],
    onChange: () => ({ [Symbol.dispose]: () => undefined }),
    terminal: () => terminal,
  })
  const parts = { bus, clock: new VirtualClock() }
  try {
    return (await identify(parts, { path: 'p' }, [profile], new AbortController().signal)).identity
  } catch (error) {
    if (isError(error, 'DEVICE_SILENT') || isError(error, 'DEVICE_GARBLED')) return error.code
    throw error
  }
}

test('half an answer, again and again: it is silent, and the rest of the program is not kept from its work', async () => {
  // Looked through once for each line this takes the better part of a minute, in which nothing else happens at all.
  expect(await asked(twoLines, 'Serial: 1\n'.repeat(1638))).toBe('DEVICE_SILENT')
})

test('an answer over many lines that came in one piece is found', async () => {
  const answer = `hello\nSerial: 0042\n${'more\n'.repeat(200)}Name: pump\nbye\n`
  expect(await asked(twoLines, answer)).toEqual({ serial_number: '0042', device_name: 'pump' })
})

test('the first answer counts, whatever is said behind it', async () => {
  const first = { serial_number: '0042', device_name: 'pump' }
  const other = { serial_number: 42, device_name: 'other' }
  const answer = `${JSON.stringify(first)}\n${JSON.stringify(other)}\n`
  expect(await asked(shipped('json-line'), answer)).toEqual(first)
})

test.each([twoLines, shipped('json-line')])(
  'an answer before a line without an end still counts: $id',
  async (profile) => {
    const first = { serial_number: '0042', device_name: 'pump' }
    const answer = profile === twoLines ? 'Serial: 0042\nName: pump\n' : `${JSON.stringify(first)}\n`
    expect(await asked(profile, answer + 'x'.repeat(5000))).toEqual(first)
    expect(await asked(profile, 'x'.repeat(5000) + answer)).toBe('DEVICE_GARBLED')
  },
)
