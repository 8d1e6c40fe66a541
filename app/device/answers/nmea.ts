/** `$ADDRESS,field,field*HH`, the checksum over what stands between $ and *. NMEA 0183. */
import type { z } from 'zod'
import type { AnswerReader } from './reader.ts'
import type { nmeaSchema } from './schema.ts'

const form = /^\$([^*]+)\*([0-9a-fA-F]{2})$/

export function readNmea(kind: z.infer<typeof nmeaSchema>): AnswerReader {
  return {
    cut: 'lines',
    hear(line) {
      const [, body, checksum] = form.exec(line.trimEnd()) ?? []
      if (body === undefined || checksum === undefined) return undefined
      // A damaged sentence is skipped: the device says it again when it is asked again.
      if (checksumOf(body) !== Number.parseInt(checksum, 16)) return undefined
      const [address, ...fields] = body.split(',')
      if (address !== kind.sentence) return undefined
      return { serial_number: fields[kind.serial_number - 1], device_name: fields[kind.device_name - 1] }
    },
  }
}

export function checksumOf(body: string): number {
  return [...body].reduce((sum, character) => sum ^ character.charCodeAt(0), 0)
}
