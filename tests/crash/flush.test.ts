/**
 * The flush is real: seen from outside the process, by the system calls it makes. SIGKILL cannot show this, since the
 * kernel keeps written pages whether they reached the disk or not.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serviceAtWork } from '../service/at-work.ts'

const why = spawnSync('strace', ['-f', '-e', 'trace=none', 'true']).status === 0 ? undefined : 'no strace here'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flush-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('has the intent flushed to the disk before the first byte of the POST leaves', async ({ skip }) => {
  if (why !== undefined) return skip(why)
  await using service = await serviceAtWork()
  const { token } = await service.account('ada')
  const device = await service.device()

  const trace = join(folder, 'trace')
  const calls = 'trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg'
  const station = new URL('./one-device-process.ts', import.meta.url).pathname
  const args = [station, join(folder, 'station'), service.url, token, device.serial_number, device.device_name]
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', ...args]
  const child = spawn('strace', ['-f', '-y', '-s', '256', '-e', calls, '-o', trace, ...node], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)

  const lines = readFileSync(trace, 'utf8').split('\n')
  const post = lines.findIndex((line) => line.includes('POST ') && line.includes('take-ownership'))
  const written = lines.findLastIndex((line, index) => index < post && /pwrite64\(.*journal\.db-wal/.test(line))
  const flushed = lines.findIndex((line, index) => index > written && isFlushed(line))
  expect(post, 'the POST is in the trace').toBeGreaterThan(0)
  expect(written, 'the intent is written to the log file before it').toBeGreaterThan(0)
  expect(flushed, 'and flushed after the last of those writes').toBeGreaterThan(written)
  expect(flushed, 'before the POST').toBeLessThan(post)
})

/** Returned, not only begun: an unfinished call has no result on its line. */
function isFlushed(line: string): boolean {
  return (
    /(fsync|fdatasync)\(\d+<[^>]*journal\.db-wal>\)\s+= 0/.test(line) || /(fsync|fdatasync) resumed.*= 0/.test(line)
  )
}
