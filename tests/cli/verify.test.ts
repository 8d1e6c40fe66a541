import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changed, fiveRows, seal, sealed } from '../fakes/reports.ts'
import { type Finished, run } from './program.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
async function verify(text: string, ...more: string[]): Promise<Finished> {
  count += 1
  const file = join(folder, `report-${count}.json`)
  await writeFile(file, text)
  return await run(['verify', file, ...more], { env: { XDG_DATA_HOME: join(folder, 'data') } })
}

test('unchanged: 0, with the fingerprint and what to compare it with, and no data folder is made', async () => {
  const { code, stdout } = await verify(await sealed(fiveRows))
  expect(code).toBe(0)
  expect(stdout).toContain('✓ Unchanged. The report of the batch “Batch 7” with 5 rows')
  expect(stdout).toContain(`the key ${seal.fingerprint}. Compare this with the key of the station`)
  expect(await readdir(folder)).not.toContain('data')
})

test('with --json one line, and nothing else', async () => {
  const { lines, stdout } = await verify(await sealed(fiveRows), '--json')
  const { fingerprint } = seal
  const told = { event: 'verified', verdict: 'unchanged', fingerprint, rows: 5, batch: 'Batch 7' }
  expect(lines).toEqual([{ ...told, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  expect(stdout.trim().split('\n')).toHaveLength(1)
})

test('changed: 1, with the row and the field', async () => {
  const text = await changed(fiveRows, ({ rows }) => Object.assign(rows[2]?.values ?? {}, { outcome: 'failed' }))
  const { code, stdout } = await verify(text)
  expect(code).toBe(1)
  expect(stdout).toBe('✕ Changed. Row 3, field “outcome”: this is not what was signed.\n')
  expect((await verify(text, '--json')).lines).toMatchObject([{ verdict: 'changed', where: 'field', row: 3 }])
})

test('the key that was named, however it is written, is enough; another one is a change: 1', async () => {
  const text = await sealed(fiveRows)
  const ways = [
    seal.fingerprint,
    seal.fingerprint.replaceAll(' ', ':').toUpperCase(),
    seal.fingerprint.replaceAll(' ', ''),
  ]
  for (const way of ways) {
    const { code, stdout } = await verify(text, '--key', way)
    expect([code, stdout.includes('signed by the key you named')]).toEqual([0, true])
  }
  const { code, lines } = await verify(text, '--json', '--key', 'ab'.repeat(32))
  expect(code).toBe(1)
  expect(lines).toMatchObject([{ where: 'key', fingerprint: seal.fingerprint }])
})

test('what is no report, no file or no fingerprint: 2', async () => {
  const csv = await verify('row,serial_number\r\n1,012345\r\n', '--json')
  expect(csv).toMatchObject({ code: 2, lines: [{ event: 'verified', verdict: 'unreadable', reason: 'not-json' }] })
  const none = await run(['verify', join(folder, 'none.json'), '--json'])
  expect(none).toMatchObject({ code: 2, lines: [{ event: 'error', failure: { code: 'CONFIG_INVALID' } }] })
  expect((await run(['verify', folder])).code).toBe(2)
  expect((await verify(await sealed(fiveRows), '--key', '7f3a 91c0')).code).toBe(2)
})

test('what a report says of itself cannot move the cursor', async () => {
  const content = { ...fiveRows, batch: { ...fiveRows.batch, name: '\u001b[2J\u202eevil' } }
  const { stdout } = await verify(await sealed(content))
  expect(stdout).toContain('“\\u001b[2J\\u202eevil”')
})

test.runIf(process.platform === 'linux')('what never ends is not read to its end', async () => {
  const { code, lines } = await run(['verify', '/dev/zero', '--json'])
  expect([code, lines]).toMatchObject([2, [{ verdict: 'unreadable', reason: 'too-large' }]])
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const waiting = run(['verify', pipe, '--json'])
  await writeFile(pipe, await sealed(fiveRows))
  expect((await waiting).code).toBe(0)
})
