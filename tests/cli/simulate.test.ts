/** Simulated devices of one process, seen and asked by others that share its data folder. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Program } from './program.ts'

describe.skipIf(process.platform === 'win32')('simulate', () => {
  test('its devices are listed and asked by another program without being named, until it is killed', async () => {
    const dataDir = await folder()
    await using simulate = await simulating(dataDir, 2)
    const plugged = simulate.lines.map(({ port, serial_number }) => ({ port, serial_number }))
    const identified = await run('identify', '--all', '--data-dir', dataDir)
    expect(identified.code).toBe(0)
    expect(identified.lines.map(({ port, serial_number }) => ({ port, serial_number }))).toEqual(
      expect.arrayContaining(plugged),
    )
    process.kill(simulate.pid, 'SIGKILL')
    await simulate.finished
    const { lines } = await run('ports', '--data-dir', dataDir)
    expect(lines.filter(({ simulated }) => simulated)).toEqual([])
  })

  test('--csv writes the devices as the service registers them', async () => {
    const dataDir = await folder()
    const csv = join(dataDir, 'devices.csv')
    await using simulate = await simulating(dataDir, 3, '--csv', csv, '--seed', 'shelf 4')
    const rows = simulate.lines.map(({ serial_number, device_name }) => `${serial_number},${device_name},simulated`)
    expect((await readFile(csv, 'utf8')).trimEnd().split('\n')).toEqual([
      'serial_number,device_name,device_type',
      ...rows,
    ])
  })
})

async function simulating(dataDir: string, count: number, ...options: string[]): Promise<Program> {
  const program = new Program(['simulate', '--devices', `${count}`, '--data-dir', dataDir, '--json', ...options])
  await program.line(() => program.lines.length === count)
  return program
}

async function run(...argv: string[]) {
  await using program = new Program([...argv, '--json'])
  return await program.finished
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'simulate-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}
