/** Modem commands: `AT+CGSN` is answered by a line with the value, then OK. 3GPP TS 27.007. */
import type { z } from 'zod'
import type { AnswerReader } from './reader.ts'
import type { atSchema } from './schema.ts'

/** @param commands as sent: a modem with echo on sends them back. */
export function readAt(kind: z.infer<typeof atSchema>, commands: readonly string[]): AnswerReader {
  const values: (string | undefined)[] = []
  let value: string | undefined
  return {
    cut: 'lines',
    hear(line) {
      const text = line.trimEnd()
      if (text === 'OK') {
        // An OK without a value answers something else, a wake-up for instance.
        if (value === undefined) return undefined
        values.push(value)
        value = undefined
        if (values.length < commands.length) return 'next'
        return { serial_number: values[kind.serial_number - 1], device_name: values[kind.device_name - 1] }
      }
      if (isValue(text, commands)) value = plainValue(text)
      return undefined
    },
  }
}

function isValue(text: string, commands: readonly string[]): boolean {
  if (text === '' || text === 'ERROR' || text.startsWith('+CME ERROR') || text.startsWith('+CMS ERROR')) return false
  return !/^AT/i.test(text) && !commands.some((command) => command.trim() === text)
}

/** `+CGSN: "123"` and `123` alike; both are in use. */
function plainValue(text: string): string {
  return text.replace(/^\+[A-Z]+:\s*/, '').replace(/^"(.*)"$/, '$1')
}
