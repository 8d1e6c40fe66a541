import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFirst, writeWhole } from './whole-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-file-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('takes the place of what was there, for this user alone, and leaves nothing beside it', async () => {
  const file = join(folder, 'a.json')
  await writeWhole(file, 'before')
  await writeWhole(file, 'after')
  expect(await readFile(file, 'utf8')).toBe('after')
  expect(await readdir(folder)).toEqual(['a.json'])
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('what cannot be put in place is told and taken away', async () => {
  await mkdir(join(folder, 'a.json', 'kept'), { recursive: true })
  await expect(writeWhole(join(folder, 'a.json'), 'text')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['a.json'])
  expect(await readdir(join(folder, 'a.json'))).toEqual(['kept'])
})

test('a folder that is not there is told', async () => {
  await expect(writeWhole(join(folder, 'none', 'a.json'), 'text')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('what is to stand first does not take the place of what was there', async () => {
  const file = join(folder, 'a.pem')
  await writeFirst(file, 'first')
  await writeFirst(file, 'second')
  expect(await readFile(file, 'utf8')).toBe('first')
  expect(await readdir(folder)).toEqual(['a.pem'])
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
})
