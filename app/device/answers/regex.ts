/** Named groups over one line or many; with a prompt, over everything a shell printed up to it. */
import type { z } from 'zod'
import { withoutColours } from '../colours.ts'
import type { AnswerReader, Found } from './reader.ts'
import type { regexSchema } from './schema.ts'

export function readRegex({ pattern, prompt }: z.infer<typeof regexSchema>): AnswerReader {
  const values = new RegExp(pattern, 'mu')
  return prompt === undefined ? readLines(values) : readShell(values, new RegExp(`(?:${prompt})$`, 'u'))
}

function readLines(values: RegExp): AnswerReader {
  let heard = ''
  return {
    cut: 'lines',
    hear(line) {
      heard += `${withoutColours(line)}\n`
      return undefined
    },
    look: () => find(values, heard),
  }
}

function readShell(values: RegExp, prompt: RegExp): AnswerReader {
  let heard = ''
  return {
    cut: 'raw',
    hear(text) {
      heard += text
      const clean = withoutColours(heard).replaceAll(/\r\n?/g, '\n')
      return prompt.test(clean) ? find(values, clean) : undefined
    },
  }
}

function find(values: RegExp, text: string): Found | undefined {
  const groups = values.exec(text)?.groups
  return groups && { serial_number: groups.serial_number, device_name: groups.device_name }
}
