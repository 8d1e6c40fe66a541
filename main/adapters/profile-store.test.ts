import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProfileStore } from './profile-store.ts'

const never = new AbortController().signal
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'profiles-'))
  await put('shipped/one/profile.json', '{"id":"one"}')
})
afterEach(() => rm(root, { recursive: true }))

async function put(file: string, text: string): Promise<void> {
  await mkdir(join(root, file, '..'), { recursive: true })
  await writeFile(join(root, file), text)
}
const store = () => createProfileStore({ shipped: join(root, 'shipped'), added: join(root, 'added') })

test('a folder with a profile.json is a profile, shipped ones first; nobody has added any yet', async () => {
  expect(await store().files(never)).toEqual([
    { file: join(root, 'shipped/one/profile.json'), origin: 'shipped', text: '{"id":"one"}' },
  ])
  await put('added/two/profile.json', '\uFEFF{"id":"two"}')
  await put('added/three/read-me.txt', 'no profile here')
  await put('added/profile.json', 'nor here')
  await symlink(join(root, 'shipped/one'), join(root, 'added/four'))
  expect((await store().files(never)).map(({ origin, text }) => [origin, text])).toEqual([
    ['shipped', '{"id":"one"}'],
    ['added', '{"id":"one"}'],
    ['added', '{"id":"two"}'],
  ])
})

test('what cannot be read, or is far too large, is a file that is no profile, and stops no other', async () => {
  await mkdir(join(root, 'added/a/profile.json'), { recursive: true })
  await put('added/b/profile.json', 'x'.repeat(256 * 1024 + 1))
  const [, a, b] = await store().files(never)
  expect([a?.text, b?.text]).toEqual(['cannot be read', 'more than 256 KiB'])
})

test.skipIf(process.platform === 'win32')('a pipe called profile.json is not waited for', async () => {
  await mkdir(join(root, 'added/a'), { recursive: true })
  execFileSync('mkfifo', [join(root, 'added/a/profile.json')])
  const [, a] = await store().files(never)
  expect(a?.text).toBe('cannot be read')
})

test('without the shipped ones there is no program', async () => {
  await rm(join(root, 'shipped'), { recursive: true })
  await expect(store().files(never)).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
})

test('a profile dropped in while running is told', async () => {
  const told = Promise.withResolvers<void>()
  using _watching = store().onChange(told.resolve)
  await put('added/two/profile.json', '{}')
  await told.promise
})

test('a data folder that cannot be made is no reason to stop: nothing can be dropped in there', async () => {
  await put('file', '')
  const blocked = createProfileStore({ shipped: join(root, 'shipped'), added: join(root, 'file/added') })
  blocked.onChange(() => undefined)[Symbol.dispose]()
  expect((await blocked.files(never)).length).toBe(1)
})

test('drawings are read where somebody looks: files of the folder itself, not what a link leads to', async () => {
  await put('secret.svg', '<svg/>')
  await put('added/two/profile.json', '{}')
  await put('added/two/here.svg', '<svg/>')
  await put('added/two/bad.svg', '<svg>')
  await put('added/two/read-me.txt', '')
  await mkdir(join(root, 'added/two/folder.svg'))
  await symlink(join(root, 'secret.svg'), join(root, 'added/two/out.svg'))
  expect((await store().files(never)).map(({ drawings }) => drawings)).toEqual([undefined, undefined])
  const drawn = createProfileStore({ shipped: join(root, 'shipped'), added: join(root, 'added'), drawn: true })
  const [, two] = await drawn.files(never)
  expect(two?.drawings?.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'bad.svg', file: join(root, 'added/two/bad.svg'), reason: expect.any(String), line: 1 },
    {
      name: 'here.svg',
      file: join(root, 'added/two/here.svg'),
      svg: { tag: 'svg', attributes: {}, children: [], line: 1 },
    },
  ])
})
