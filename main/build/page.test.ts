/** What the guide loads before anybody goes elsewhere. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPage } from './page.ts'

let folder: string
/** By file name. */
const scripts = new Map<string, string>()
/** Those that are loaded with the page. */
let first: ReadonlySet<string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'))
  await buildPage(folder)
  const assets = join(folder, 'assets')
  for (const name of await readdir(assets)) {
    if (name.endsWith('.js')) scripts.set(name, await readFile(join(assets, name), 'utf8'))
  }
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  first = closureOf([...index.matchAll(/assets\/([^"]+\.js)/g)].map(([, name]) => name ?? ''))
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

/** What is imported at once, not when somebody goes there. */
function closureOf(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...entries]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const text = scripts.get(name) ?? ''
    // `from"./x.js"` and `import"./x.js"`; a dynamic import has a bracket.
    for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) open.push(next ?? '')
  }
  return found
}

describe('the page', () => {
  test('comes in parts', () => {
    expect(first.size).toBeGreaterThan(0)
    expect(scripts.size).toBeGreaterThan(first.size + 4)
  })

  test.each([
    ['drawing codes', 'bwipp'],
    ['scrolling through long lists', 'getVirtualItems'],
    ['the licences', '@serialport/bindings-cpp'],
  ])('the guide does without %s', (_what, mark) => {
    const having = [...scripts].filter(([, text]) => text.includes(mark)).map(([name]) => name)
    expect(having.length, `${mark} is in no part any more`).toBeGreaterThan(0)
    expect(having.filter((name) => first.has(name))).toEqual([])
  })
})
