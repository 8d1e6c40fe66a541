/** Families dropped in while the program runs, on the real file system. */
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serialOnLabel } from '../../app/device/label.ts'
import { type Profile, profileSchema } from '../../app/device/profile.ts'
import { openProfiles, type Profiles } from './profiles.ts'

let root: string
let added: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'families-'))
  added = join(root, 'added')
  await put('shipped/one', { 'profile.json': profileText('one'), 'it.svg': svg })
})
afterEach(() => rm(root, { recursive: true }))

const svg = '<svg viewBox="0 0 320 240"><path d="M0 0h9"/></svg>'
const words = (text: string) => ({ en: text, de: text, fr: text })
const profileOf = (id: string, name = id) => ({
  id,
  name: words(name),
  picture: 'it.svg',
  answer: { kind: 'json', serial_number: '/s', device_name: '/n' },
})
const profileText = (id: string, name?: string) => JSON.stringify(profileOf(id, name))
const given = (id: string): Profile => profileSchema.parse(profileOf(id, 'given'))

async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(root, folder), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, folder, name), text)
}
const open = (given: readonly Profile[] = []) => openProfiles({ shipped: join(root, 'shipped'), added, given })
const ids = ({ current }: Profiles) => current.profiles.map(({ id }) => id)
const drawn = ({ current }: Profiles, id: string) => [...(current.drawings.get(id)?.keys() ?? [])]

/** Told by the folder itself, however many times it changed. */
async function until(profiles: Profiles, there: () => boolean): Promise<void> {
  const reached = Promise.withResolvers<void>()
  using _told = profiles.onChange(() => there() && reached.resolve())
  if (!there()) await reached.promise
}

test('a family copied in with its drawings is there without a restart, and gone when it is removed', async () => {
  using profiles = await open()
  expect(ids(profiles)).toEqual(['one'])
  await put('added/two', { 'it.svg': svg, 'profile.json': profileText('two') })
  await until(profiles, () => ids(profiles).includes('two') && profiles.current.problems.length === 0)
  expect(drawn(profiles, 'two')).toEqual(['it.svg'])
  await rm(join(added, 'two'), { recursive: true })
  await until(profiles, () => !ids(profiles).includes('two'))
  expect(profiles.current.problems).toEqual([])
})

test('a drawing saved again under its name makes another edition of its profile, and of no other', async () => {
  await put('added/two', { 'it.svg': svg, 'profile.json': profileText('two') })
  using profiles = await open()
  const [one, two] = [profiles.editionOf('one'), profiles.editionOf('two')]
  await put('added/two', { 'it.svg': svg.replace('h9', 'h90') })
  await until(profiles, () => profiles.editionOf('two') !== two)
  expect(profiles.editionOf('one')).toBe(one)
  await put('added/two', { 'it.svg': svg })
  await until(profiles, () => profiles.editionOf('two') === two)
})

test('half copied it is there without its drawing, which is told as missing until it comes', async () => {
  using profiles = await open()
  await put('added/two', { 'profile.json': profileText('two') })
  await until(profiles, () => ids(profiles).includes('two'))
  const file = join(added, 'two/profile.json')
  expect(profiles.current.problems).toEqual([{ file, line: 1, reason: 'there is no file it.svg beside it' }])
  await put('added/two', { 'it.svg': svg })
  await until(profiles, () => profiles.current.problems.length === 0)
  expect(drawn(profiles, 'two')).toEqual(['it.svg'])
})

test('a pattern that may never end is told with its line, and one that only looks so matches at once', async () => {
  const label = (pattern: string) => JSON.stringify({ ...profileOf('two'), label: { pattern } }, null, 1)
  await put('added/two', { 'it.svg': svg, 'profile.json': label('(?=S)(?<serial_number>.*)') })
  using profiles = await open()
  const file = join(added, 'two/profile.json')
  const reason = 'label.pattern: has (?=, for which no limit of time can be promised'
  expect(profiles.current.problems).toEqual([{ file, line: expect.any(Number), reason }])
  expect(profiles.current.problems[0]?.line).toBeGreaterThan(10)
  await put('added/two', { 'profile.json': label('^(?<serial_number>(?:S|S)*)!$') })
  await until(profiles, () => profiles.current.problems.length === 0 && ids(profiles).includes('two'))
  const two = profiles.current.profiles.find(({ id }) => id === 'two')
  expect(serialOnLabel('S'.repeat(500), two)).toBeUndefined()
  expect(serialOnLabel(`${'S'.repeat(500)}!`, two)).toBe('S'.repeat(500))
})

test('a profile half written is told with its line, and mended when the rest is there', async () => {
  using profiles = await open()
  const file = join(added, 'two/profile.json')
  await put('added/two', { 'it.svg': svg, 'profile.json': profileText('two').slice(0, 20) })
  await until(profiles, () => profiles.current.problems.length > 0)
  expect(profiles.current.problems).toEqual([{ file, line: 1, reason: expect.any(String) }])
  await put('added/two', { 'profile.json': profileText('two') })
  await until(profiles, () => profiles.current.problems.length === 0 && ids(profiles).includes('two'))
})

test('a renamed folder is the same family at another place', async () => {
  await put('added/two', { 'it.svg': svg, 'profile.json': profileText('two') })
  using profiles = await open()
  await rename(join(added, 'two'), join(added, 'renamed'))
  const file = join(added, 'renamed/profile.json')
  await until(profiles, () => profiles.current.sources.some((source) => source.file === file))
  expect([ids(profiles), drawn(profiles, 'two'), profiles.current.problems]).toEqual([['one', 'two'], ['it.svg'], []])
})

test('a drawing that leads out of the folder is none', async () => {
  await put('elsewhere', { 'secret.svg': svg })
  await put('added/two', { 'profile.json': profileText('two') })
  await symlink(join(root, 'elsewhere/secret.svg'), join(added, 'two/it.svg'))
  using profiles = await open()
  expect([ids(profiles), drawn(profiles, 'two')]).toEqual([['one', 'two'], []])
  expect(profiles.current.problems).toMatchObject([{ reason: 'there is no file it.svg beside it' }])
})

test.each([
  ['<svg>\n<script/>\n</svg>', { line: 2, reason: expect.stringContaining('svg/script') }],
  ['<svg>\n<g>\n</svg>', { line: 3 }],
  [`<svg>${' '.repeat(64 * 1024)}</svg>`, { reason: 'more than 64 KiB' }],
])('a bad drawing is told with its file, and its family works without: %#', async (text, told) => {
  await put('added/two', { 'it.svg': text, 'profile.json': profileText('two') })
  using profiles = await open()
  expect([ids(profiles), drawn(profiles, 'two')]).toEqual([['one', 'two'], []])
  expect(profiles.current.problems).toMatchObject([{ file: join(added, 'two/it.svg'), ...told }])
})

test('of a configuration: in place of what is shipped, behind what a person dropped in', async () => {
  using profiles = await open([given('one'), given('two')])
  const named = () => profiles.current.profiles.map(({ id, name }) => `${id} ${name.en}`)
  expect(named()).toEqual(['one given', 'two given'])
  expect(profiles.current.sources).toEqual([
    { id: 'one', file: 'configuration', origin: 'added', replaces: true },
    { id: 'two', file: 'configuration', origin: 'added', replaces: false },
  ])
  await put('added/two', { 'it.svg': svg, 'profile.json': profileText('two', 'dropped') })
  await until(profiles, () => named().includes('two dropped') && profiles.current.problems.length === 0)
  expect(named()).toEqual(['two dropped', 'one given'])
  await rm(join(added, 'two'), { recursive: true })
  await until(profiles, () => named().includes('two given'))
})
