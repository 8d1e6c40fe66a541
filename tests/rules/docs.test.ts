import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { errorCodes } from '../../app/errors.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

it('has a row for each error code, and for no other', () => {
  const rows = [...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)
  expect(rows).toEqual([...errorCodes])
})

it('has a row for each command', () => {
  const commands = readdirSync(join(root, 'main/cli/commands'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace('.ts', ''))
  const page = read('docs/cli.md')
  for (const command of commands) expect(page, command).toMatch(new RegExp(`^\\| .*\`${command}[ \`]`, 'm'))
})

it.each(pages)('%s links to nothing that is not there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? '')
  for (const link of links) expect(existsSync(join(root, dirname(page), link)), link).toBe(true)
})
