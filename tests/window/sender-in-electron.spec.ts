/** The contract every sender keeps, over the one the window uses, where it runs: in Electron's main process. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { senderContract } from '../contracts/sender.contract.ts'
import { electronPath, noElectron, senderApp } from './places.ts'

const outcomeSchema = z.object({ name: z.string(), ok: z.boolean(), error: z.string().optional() })
const outcomes = new Map<string, z.infer<typeof outcomeSchema>>()

test.describe.configure({ mode: 'default' })
test.skip(electronPath === undefined, noElectron)

test.beforeAll('all cases run in one process', async () => {
  test.setTimeout(120_000)
  if (electronPath === undefined || outcomes.size > 0) return
  const userData = await mkdtemp(join(tmpdir(), 'activator-sender-'))
  const electron = spawn(electronPath, [senderApp, `--user-data-dir=${userData}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 110_000,
  })
  for await (const line of createInterface({ input: electron.stdout })) {
    if (!line.startsWith('{"name"')) continue
    const outcome = outcomeSchema.parse(JSON.parse(line))
    outcomes.set(outcome.name, outcome)
  }
  await rm(userData, { recursive: true, force: true })
})

for (const { name } of senderContract) {
  test(name, () => {
    const outcome = outcomes.get(name)
    expect(outcome, 'the process ended before this case').toBeDefined()
    expect(outcome?.error).toBeUndefined()
  })
}
