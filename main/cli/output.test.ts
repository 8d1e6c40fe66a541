import { describe, expect, test } from 'vitest'
import { columns, createOutput, type Stream } from './output.ts'

class Paper implements Stream {
  text = ''
  readonly isTTY: boolean
  #failed: ((error: NodeJS.ErrnoException) => void) | undefined

  constructor(isTTY = false) {
    this.isTTY = isTTY
  }

  write(text: string, written?: () => void): boolean {
    this.text += text
    written?.()
    return true
  }

  on(_: 'error', listener: (error: NodeJS.ErrnoException) => void): void {
    this.#failed = listener
  }

  breaks(): void {
    this.#failed?.(Object.assign(new Error('EPIPE'), { code: 'EPIPE' }))
  }
}

function desk({ json = false, terminal = false, environment = {} as Record<string, string> } = {}) {
  const stdout = new Paper(terminal)
  const stderr = new Paper(terminal)
  return { stdout, stderr, output: createOutput({ json, stdout, stderr, environment }) }
}

describe('output', () => {
  test('with --json only JSON lines reach stdout, words go to stderr', () => {
    const { stdout, stderr, output } = desk({ json: true })
    output.record({ event: 'result' })
    output.line('for people')
    output.note('a word')
    expect(stdout.text).toBe('{"event":"result"}\n')
    expect(stderr.text).toBe('a word\n')
  })

  test('without --json results are lines on stdout and no JSON', () => {
    const { stdout, output } = desk()
    output.record({ event: 'result' })
    output.line('for people')
    expect(stdout.text).toBe('for people\n')
  })

  test('draws progress on a terminal only, and never over a line', () => {
    const quiet = desk()
    quiet.output.progress('working')
    expect(quiet.stderr.text).toBe('')

    const { stderr, stdout, output } = desk({ terminal: true })
    output.progress('working')
    output.line('done')
    output.progress(undefined)
    expect(stderr.text).toBe('working\r\u001b[2Kworking\r\u001b[2K')
    expect(stdout.text).toBe('done\n')
  })

  test('colours only on a terminal, and not with NO_COLOR or a dumb one', () => {
    expect(desk().output.paint('good', '✓')).toBe('✓')
    expect(desk({ terminal: true, environment: { NO_COLOR: '1' } }).output.paint('good', '✓')).toBe('✓')
    expect(desk({ terminal: true, environment: { TERM: 'dumb' } }).output.paint('good', '✓')).toBe('✓')
    expect(desk({ terminal: true }).output.paint('good', '✓')).toBe('\u001b[32m✓\u001b[39m')
  })

  test('a reader that went away is told to commands, and writing to it stops', () => {
    const { stdout, output } = desk()
    output.line('one')
    stdout.breaks()
    output.line('two')
    expect(output.unread.aborted).toBe(true)
    expect(stdout.text).toBe('one\n')
  })

  test('resolves flushed also when nobody reads any more', async () => {
    const { stdout, output } = desk()
    stdout.breaks()
    await output.flushed()
  })

  test('aligns columns and leaves the last one as it is', () => {
    expect(
      columns([
        ['1', 'a', 'x'],
        ['0123', 'bb', ''],
      ]),
    ).toEqual(['1     a   x', '0123  bb  '])
  })
})
