import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCsv, csvLine } from './csv.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a cell that a spreadsheet would run stays text', () => {
  expect(csvLine(['=1+1', '+1', '-1', '@x', '\tx', 'fine'])).toBe("'=1+1,'+1,'-1,'@x,'\tx,fine\n")
  expect(csvLine(['a"b', 'c,d', 7])).toBe('"a""b","c,d",7\n')
})

test('the file appears whole', async () => {
  const file = join(folder, 'd.csv')
  {
    await using csv = await createCsv(file, ['serial_number', 'id'])
    await csv.add(['012345', 7])
    await csv.finish()
  }
  expect(await readFile(file, 'utf8')).toBe('serial_number,id\n012345,7\n')
  expect(await readdir(folder)).toEqual(['d.csv'])
})

test('what was there stays when the list breaks off', async () => {
  const file = join(folder, 'd.csv')
  await writeFile(file, 'before')
  {
    await using csv = await createCsv(file, ['serial_number'])
    await csv.add(['012345'])
  }
  expect(await readFile(file, 'utf8')).toBe('before')
  expect(await readdir(folder)).toEqual(['d.csv'])
})

test('a file that cannot be written is a configuration failure that names it', async () => {
  await expect(createCsv(join(folder, 'no', 'd.csv'), [])).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    params: { where: join(folder, 'no', 'd.csv') },
  })
})
