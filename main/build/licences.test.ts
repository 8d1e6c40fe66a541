import { expect, test } from 'vitest'
import { licences } from './licences.ts'

test('names what the app runs on, each with its licence', () => {
  const all = licences()
  const names = all.map(({ name }) => name)
  for (const part of ['react', 'serialport', 'zod', '@mantine/core', 'bwip-js']) expect(names).toContain(part)
  expect(all.filter(({ licence }) => licence === '?').map(({ name }) => name)).toEqual([])
})

test('leaves out what only builds and tests it', () => {
  const names = licences().map(({ name }) => name)
  for (const tool of ['vitest', '@playwright/test', 'typescript', 'electron-builder']) expect(names).not.toContain(tool)
})

test('a package that lies in two places is one line', () => {
  const locked = { version: '1.0.0', license: 'MIT' }
  expect(licences({ '': {}, 'node_modules/a': locked, 'node_modules/b/node_modules/a': locked })).toEqual([
    { name: 'a', version: '1.0.0', licence: 'MIT' },
  ])
})
