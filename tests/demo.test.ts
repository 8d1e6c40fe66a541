import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const demo = fileURLToPath(new URL('../main/demo.ts', import.meta.url))

test('the demonstration shows each device’s end, the lost answer, both books, and exits 0', async () => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', demo], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.match(/✓ taken, and proven/g)).toHaveLength(3)
  expect(stdout.match(/✕ This device belongs to another account/g)).toHaveLength(1)
  expect(stdout.match(/✓ already yours, and proven/g)).toHaveLength(1)
  expect(stdout).toContain('intent → answered (lost) → proven → result (taken)')
  expect(stdout.match(/somebody else {2,}\S+Z to 2999-12-31/g)).toHaveLength(1)
  expect(stdout).toContain('5 of 5 ended as they had to')
})
