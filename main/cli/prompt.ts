/** What a person types. Questions go to stderr; without a terminal the first line of standard input is the answer. */
import { createInterface } from 'node:readline/promises'
import type { ReadStream } from 'node:tty'
import { ActivatorError } from '../../app/errors.ts'

export interface Desk {
  readonly stdin: NodeJS.ReadStream
  readonly stderr: NodeJS.WriteStream
}
const desk: Desk = process
const LONGEST = 4096

export function isTerminal({ stdin }: Desk = desk): boolean {
  return stdin.isTTY === true
}

/** Without echo on a terminal. @throws CANCELLED · CONFIG_INVALID when standard input has no usable first line */
export async function askSecret(question: string, signal: AbortSignal, from: Desk = desk): Promise<string> {
  return isTerminal(from) ? await typedSecret(question, signal, from) : await firstLine(signal, from.stdin)
}

/** With echo. @throws as {@link askSecret} */
export async function askLine(question: string, signal: AbortSignal, from: Desk = desk): Promise<string> {
  if (!isTerminal(from)) return await firstLine(signal, from.stdin)
  const lines = createInterface({ input: from.stdin, output: from.stderr })
  const stopped = new AbortController()
  lines.once('SIGINT', () => stopped.abort())
  try {
    return (await lines.question(question, { signal: AbortSignal.any([signal, stopped.signal]) })).trim()
  } catch (error) {
    throw new ActivatorError('CANCELLED', {}, error)
  } finally {
    lines.close()
  }
}

async function typedSecret(question: string, signal: AbortSignal, { stdin, stderr }: Desk): Promise<string> {
  const terminal = stdin as ReadStream // isTerminal said so: it has setRawMode
  // Before the question: what is typed right after it must not be echoed.
  terminal.setRawMode(true)
  stderr.write(question)
  terminal.setEncoding('utf8')
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed = ''
      const cancel = () => finish(() => reject(new ActivatorError('CANCELLED', {})))
      const heard = (chunk: string) => {
        for (const key of chunk) {
          if (key === '\r' || key === '\n' || key === '\u0004') return finish(() => resolve(typed))
          if (key === '\u0003') return cancel()
          typed = key === '\u007f' || key === '\b' ? Array.from(typed).slice(0, -1).join('') : typed + key
        }
      }
      const finish = (settle: () => void) => {
        terminal.off('data', heard)
        terminal.off('end', cancel)
        signal.removeEventListener('abort', cancel)
        settle()
      }
      terminal.on('data', heard)
      terminal.on('end', cancel)
      signal.addEventListener('abort', cancel, { once: true })
      if (signal.aborted) cancel()
      terminal.resume()
    })
  } finally {
    terminal.setRawMode(false)
    terminal.pause()
    stderr.write('\n')
  }
}

/** Only as much as needed is read; the rest of standard input is left alone. */
async function firstLine(signal: AbortSignal, stdin: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  const cancel = () => stdin.destroy(new ActivatorError('CANCELLED', {}))
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  try {
    for await (const chunk of stdin) {
      const piece: Buffer = Buffer.from(chunk)
      const end = piece.indexOf(0x0a)
      chunks.push(end === -1 ? piece : piece.subarray(0, end))
      bytes += piece.length
      if (end !== -1 || bytes > LONGEST) break
    }
  } finally {
    signal.removeEventListener('abort', cancel)
  }
  const line = Buffer.concat(chunks).toString('utf8').replace(/\r$/, '')
  if (line === '' || line.length > LONGEST) {
    throw new ActivatorError('CONFIG_INVALID', { what: 'no answer on the first line', where: 'standard input' })
  }
  return line
}
