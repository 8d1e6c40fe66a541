import { expect, it } from 'vitest'
import { defaultSettings } from '../app/api/settings.ts'
import type { Snapshot } from '../app/api.ts'
import { newestOnly } from './bridge.ts'

const firstRun = '0b7f1c1a-2d3e-4f50-8a6b-7c8d9e0f1a2b'
const secondRun = '1c8f1c1a-2d3e-4f50-8a6b-7c8d9e0f1a2c'
const snapshot = (number: number, run = firstRun): Snapshot => ({
  number,
  run,
  mode: 'practice',
  account: { state: 'signed-out', kept: true },
  ports: [],
  portless: [],
  profiles: [],
  notices: [],
  settings: defaultSettings,
  results: 0,
})

it('lets newer snapshots through and drops what arrives late', () => {
  const heard: number[] = []
  const hear = newestOnly(({ number }) => heard.push(number))
  for (const number of [3, 5, 4, 5, 6]) hear(snapshot(number))
  expect(heard).toEqual([3, 5, 6])
})

it('begins anew with a restarted core and forgets the one before for good', () => {
  const heard: [string, number][] = []
  const hear = newestOnly(({ run, number }) => heard.push([run, number]))
  hear(snapshot(40))
  hear(snapshot(1, secondRun))
  hear(snapshot(41))
  hear(snapshot(2, secondRun))
  expect(heard).toEqual([
    [firstRun, 40],
    [secondRun, 1],
    [secondRun, 2],
  ])
})

it('refuses what is no snapshot', () => {
  const hear = newestOnly(() => expect.unreachable())
  expect(() => hear({ ...snapshot(1), ports: 'none' })).toThrow()
  expect(() => hear(undefined)).toThrow()
})
