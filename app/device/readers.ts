import { readAt } from './answers/at.ts'
import { readJson } from './answers/json.ts'
import { readNmea } from './answers/nmea.ts'
import type { AnswerReader } from './answers/reader.ts'
import { readRegex } from './answers/regex.ts'
import { readScpi } from './answers/scpi.ts'
import type { Profile } from './profile.ts'

/** A fresh reader for one attempt. */
export function readerFor({ answer, ask }: Profile): AnswerReader {
  switch (answer.kind) {
    case 'json':
      return readJson(answer)
    case 'regex':
      return readRegex(answer)
    case 'at':
      return readAt(answer, ask.send, ask.wakeUp)
    case 'scpi':
      return readScpi(answer)
    case 'nmea':
      return readNmea(answer)
    case 'usb':
      throw new Error('usb descriptors are read from the port, nothing is asked')
  }
}
