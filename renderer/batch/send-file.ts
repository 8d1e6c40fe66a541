/** Hands a file to the core, part by part: none is larger than a message of either host. */
import { MOST_PART } from '../../app/api/batch.ts'
import type { Command } from '../../app/api.ts'

/** Three bytes are four characters of base64. */
const PART_BYTES = (MOST_PART / 4) * 3

export interface Sending {
  readonly holds: 'list' | 'report'
  /** @returns whether it was accepted */
  readonly run: (command: Command) => Promise<boolean>
  /** How much of it is sent, 0 to 1. */
  readonly told: (share: number) => void
  readonly signal: AbortSignal
}

/** Ends early, without an error, where a part is not accepted or the signal says so. */
export async function sendFile(file: File, { holds, run, told, signal }: Sending): Promise<void> {
  const { size } = file
  if (!(await run({ command: 'file-open', holds, name: file.name.slice(-255) || holds, bytes: size }))) return
  for (let from = 0; from < size; from += PART_BYTES) {
    const base64 = await base64Of(file.slice(from, from + PART_BYTES))
    if (signal.aborted) return
    if (!(await run({ command: 'file-part', base64 }))) return
    if (signal.aborted) return
    told(Math.min(1, (from + PART_BYTES) / size))
  }
}

/** By the browser itself: no string of a million characters is built in between. */
function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(part)
  })
}
