/** Named groups over one line or many; with a prompt, over everything a shell printed up to it. */
import type { Pattern } from '../../outside.ts'
import { withoutColours } from '../colours.ts'
import type { AnswerReader, Found } from './reader.ts'
import type { RegexAnswer } from './schema.ts'

export function readRegex({ pattern, prompt }: RegexAnswer): AnswerReader {
  return prompt === undefined ? readLines(pattern) : readShell(pattern, prompt)
}

function readLines(values: Pattern): AnswerReader {
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

function readShell(values: Pattern, prompt: Pattern): AnswerReader {
  let heard = ''
  return {
    cut: 'raw',
    hear(text) {
      heard += text
      const clean = withoutColours(heard).replaceAll(/\r\n?/g, '\n')
      return prompt.exec(clean) ? find(values, clean) : undefined
    },
  }
}

function find(values: Pattern, text: string): Found | undefined {
  const groups = values.exec(text)
  return groups && { serial_number: groups.serial_number, device_name: groups.device_name }
}
