import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLog } from './log.ts'

it('keeps secrets out of the log, and device names short', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'))
  {
    using log = openLog(folder)
    log.info('signed in', {
      username: 'ada',
      password: 'hunter2',
      request: { token: 'abc123' },
      device_name: 'a1b2c3d4',
    })
    log.warn('odd', { deep: { er: { access_token: 'xyz789' } } })
  }
  const text = readFileSync(join(folder, 'device-activator.log'), 'utf8')
  expect(text).toContain('"username":"ada"')
  for (const secret of ['hunter2', 'abc123', 'xyz789', 'a1b2c3d4']) expect(text).not.toContain(secret)
  rmSync(folder, { recursive: true })
})

it.skipIf(!existsSync('/dev/full'))('ends nothing when the disk is full', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'))
  symlinkSync('/dev/full', join(folder, 'device-activator.log'))
  using log = openLog(folder)
  for (let line = 0; line < 2000; line += 1) expect(() => log.warn('a line that finds no room', { line })).not.toThrow()
  rmSync(folder, { recursive: true })
})

it('ends nothing when its file cannot be opened', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'))
  mkdirSync(join(folder, 'device-activator.log'))
  using log = openLog(folder)
  expect(() => log.info('nowhere to go')).not.toThrow()
  rmSync(folder, { recursive: true })
})
