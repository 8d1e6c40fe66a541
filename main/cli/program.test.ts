import { describe, expect, test } from 'vitest'
import { commands } from './commands.ts'
import { runProgram } from './program.ts'

/** In this process: what is said of arguments needs no other. */
async function run(argv: readonly string[], { env = {} }: { env?: Record<string, string> } = {}) {
  const said = { stdout: '', stderr: '' }
  const paper = (name: keyof typeof said) => ({
    write(text: string, written?: () => void) {
      said[name] += text
      written?.()
      return true
    },
    on: () => undefined,
  })
  const code = await runProgram(argv, {
    stdout: paper('stdout'),
    stderr: paper('stderr'),
    environment: { XDG_DATA_HOME: '/nowhere', ...env },
    signal: new AbortController().signal,
  })
  const lines = said.stdout.split('\n').filter((line) => line.startsWith('{'))
  return { code, ...said, lines: lines.map((line) => JSON.parse(line)) }
}

describe('the program', () => {
  test.each(Object.keys(commands))('%s has help with an example', async (name) => {
    const { code, stdout } = await run([name, '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain(`$ device-activator ${name}`)
  })

  test('help is in the language of the terminal', async () => {
    const { stdout } = await run(['--help'], { env: { LC_ALL: 'de_DE.UTF-8' } })
    expect(stdout).toContain('Aufruf: device-activator')
    expect(stdout).toContain('Geräte zurückgeben')
  })

  test.each([
    [[]],
    [['nonsense']],
    [['ports', '--nonsense']],
    [['ports', 'operand']],
    [['ports', '--timeout', 'soon']],
    [['activate']],
    [['activate', '--all', '--watch']],
    [['release', '--yes']],
    [['device-id']],
  ])('wrong use %j exits 2 and is told on one JSON line', async (argv) => {
    const { code, lines, stdout } = await run([...argv, '--json', '--service', 'http://127.0.0.1:1/v1/'])
    expect(code).toBe(2)
    expect(lines).toMatchObject([{ event: 'error', failure: { code: 'CONFIG_INVALID' } }])
    expect(stdout.trim().split('\n')).toHaveLength(1)
  })

  test('the version stands alone on stdout', async () => {
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect((await run(['--version', '--json'])).lines).toMatchObject([{ event: 'version' }])
  })

  test('with --json help leaves stdout alone', async () => {
    const { code, stdout, stderr } = await run(['serve', '--help', '--json'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('--add-account')
  })
})
