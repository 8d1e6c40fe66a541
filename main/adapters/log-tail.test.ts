import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from './log.ts'
import { readLogTail } from './log-tail.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activator-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('gives what the log wrote, oldest first', async () => {
  using log = openLog(folder)
  log.info('first')
  log.warn('second', { port: '/dev/ttyUSB0' })
  const lines = (await readLogTail(folder)).map((line) => JSON.parse(line))
  expect(lines).toMatchObject([{ msg: 'first' }, { msg: 'second', port: '/dev/ttyUSB0' }])
})

it('reads the end of a large one only', async () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => JSON.stringify({ index }))
  await writeFile(join(folder, 'device-activator.log'), `${lines.join('\n')}\n`)
  const tail = await readLogTail(folder)
  expect(tail.length).toBeLessThan(lines.length)
  expect(tail.at(-1)).toBe('{"index":49999}')
})

it('gives nothing where nothing was logged', async () => {
  expect(await readLogTail(folder)).toEqual([])
})
