/** The rules see what they are for: a planted violation of each is found, type-only imports included. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rooms, violations } from './rooms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rooms-'))
  for (const room of rooms) plant(`${room}/here.ts`, 'export const here = 1\nexport type Here = number\n')
})
afterEach(() => rmSync(base, { recursive: true }))

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(base, file)), { recursive: true })
  writeFileSync(join(base, file), text)
}

it('finds nothing where nothing is wrong', async () => {
  plant(
    'main/fine.ts',
    "import { here } from '../app/here.ts'\nimport { readFile } from 'node:fs'\nexport { here, readFile }\n",
  )
  const { found, seen } = await violations(base, root)
  expect(found).toEqual([])
  expect(seen).toContain('main/fine.ts')
})

it.each([
  ['app/one.ts', "import { readFile } from 'node:fs'\nexport { readFile }\n", 'app-knows'],
  ['app/two.ts', "import type { Here } from '../main/here.ts'\nexport type There = Here\n", 'app-knows'],
  ['renderer/one.ts', "import { here } from '../app/here.ts'\nexport { here }\n", 'renderer-knows'],
  ['service/one.ts', "import { here } from '../main/here.ts'\nexport { here }\n", 'service-knows'],
  ['simulator/one.ts', "import type { Here } from '../service/here.ts'\nexport type There = Here\n", 'simulator-knows'],
  ['main/one.ts', "import { here } from '../renderer/here.ts'\nexport { here }\n", 'main-knows'],
  ['main/index.ts', "export * from './here.ts'\n", 'no-barrels'],
])('finds what is planted in %s', async (file, text, rule) => {
  plant(file, text)
  if (rule === 'no-barrels') plant('main/user.ts', "import { here } from './index.ts'\nexport const two = here\n")
  const { found } = await violations(base, root)
  expect(found.map((line) => line.split(':')[0])).toContain(rule)
})

it('finds a circle, also one of types alone', async () => {
  plant('main/a.ts', "import type { B } from './b.ts'\nexport type A = B\n")
  plant('main/b.ts', "import type { A } from './a.ts'\nexport type B = A | 1\n")
  const { found } = await violations(base, root)
  expect(found.map((line) => line.split(':')[0])).toContain('no-cycles')
})
