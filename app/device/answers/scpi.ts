/** `*IDN?` is answered by one line of fields between commas. IEEE 488.2, 10.14. */
import type { z } from 'zod'
import type { AnswerReader } from './reader.ts'
import type { scpiSchema } from './schema.ts'

const LEAST_FIELDS = 4

export function readScpi(kind: z.infer<typeof scpiSchema>): AnswerReader {
  return {
    cut: 'lines',
    hear(line) {
      const fields = line.split(',')
      if (fields.length < Math.max(LEAST_FIELDS, kind.serial_number, kind.device_name)) return undefined
      return { serial_number: fields[kind.serial_number - 1], device_name: fields[kind.device_name - 1] }
    },
  }
}
