/** One JSON object a line, the values at JSON pointers. */
import type { z } from 'zod'
import type { AnswerReader } from './reader.ts'
import type { jsonSchema } from './schema.ts'

export function readJson(kind: z.infer<typeof jsonSchema>): AnswerReader {
  return {
    cut: 'lines',
    hear(line) {
      const value = parsed(line)
      const found = { serial_number: at(value, kind.serial_number), device_name: at(value, kind.device_name) }
      // An object with neither is somebody else's: an echo of what was asked, a log line.
      return found.serial_number === undefined && found.device_name === undefined ? undefined : found
    },
  }
}

function parsed(line: string): unknown {
  if (!line.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    // Half a line, or something that only looks like JSON: skipped like every unknown line.
    return undefined
  }
}

/** RFC 6901, own properties only. */
function at(value: unknown, pointer: string): unknown {
  let here = value
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined
    here = Reflect.get(here, name)
  }
  return here
}
