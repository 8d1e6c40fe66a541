/** Modem commands: `AT+CGSN` is answered by a line with the value, then OK. 3GPP TS 27.007, V.250. */
import type { z } from 'zod'
import type { AnswerReader } from './reader.ts'
import type { atSchema } from './schema.ts'

/** What a modem says unasked. */
const unasked = new Set(['RING', 'RDY', 'NO CARRIER', 'NO ANSWER', 'NO DIALTONE', 'BUSY', 'CONNECT'])

/**
 * @param commands as sent, one after the other; each is answered by its value and OK
 * @param wakeUp also comes back from a modem with echo on
 */
export function readAt(kind: z.infer<typeof atSchema>, commands: readonly string[], wakeUp = ''): AnswerReader {
  const echoes = new Set([...commands, ...wakeUp.split(/[\r\n]/)].map((text) => text.trim()))
  const values: string[] = []
  let value: string | undefined
  return {
    cut: 'lines',
    hear(line) {
      const text = line.trim()
      if (text === 'OK') {
        // An OK without a value answers something else, a wake-up for instance.
        if (value === undefined) return undefined
        values.push(value)
        value = undefined
        if (values.length < commands.length) return 'next'
        return { serial_number: values[kind.serial_number - 1], device_name: values[kind.device_name - 1] }
      }
      // The first line that can be it: what is printed in between is about something else.
      if (!echoes.has(text)) value ??= valueIn(line, commands[values.length])
      return undefined
    },
  }
}

/** `+CGSN: "123"` and `123` alike; both are in use. */
function valueIn(line: string, command = ''): string | undefined {
  const text = line.trim()
  if (text === '' || /^(ERROR|\+CM[ES] ERROR.*)$/.test(text) || unasked.has(text)) return undefined
  const [, prefix, rest = ''] = /^([+^$#%*&][A-Z0-9]+): ?(.*)$/.exec(line) ?? []
  // A line with the name of another command is news, not the answer.
  if (prefix !== undefined && !command.toUpperCase().includes(prefix)) return undefined
  return (prefix === undefined ? line : rest).replace(/^"(.*)"$/, '$1')
}
