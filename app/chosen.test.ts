import { expect, it } from 'vitest'
import { defaultSettings, type SettingsView } from './api/settings.ts'
import { chosenKeys, readChosen, written } from './chosen.ts'
import type { SettingKey } from './outside.ts'

const kept = (entries: readonly (readonly [SettingKey, string])[]) => {
  const values = new Map(entries)
  return { get: (key: SettingKey) => values.get(key) }
}

it('reads back whatever was chosen', () => {
  const chosen: SettingsView = {
    language: 'fr',
    theme: 'dark',
    motion: 'less',
    sound: false,
    volume: 0.25,
    flash: false,
    labelSize: '89x36',
  }
  expect(readChosen(kept(written(chosen)), defaultSettings)).toEqual(chosen)
  expect(written(chosen).map(([key]) => key)).toEqual(chosenKeys)
})

it('remembers only what was named', () => {
  expect(written({ volume: 0, theme: undefined })).toEqual([['volume', '0']])
  expect(readChosen(kept(written({ volume: 0 })), defaultSettings)).toEqual({ ...defaultSettings, volume: 0 })
})

it('takes what it cannot read for not chosen, and keeps the rest', () => {
  const odd = kept([
    ['language', 'tlh'],
    ['theme', 'sepia'],
    ['sound', 'loud'],
    ['volume', ' '],
    ['flash', 'false'],
    ['label-size', '1x1'],
  ])
  expect(readChosen(odd, defaultSettings)).toEqual({ ...defaultSettings, flash: false })
  expect(readChosen(kept([['volume', '7']]), defaultSettings).volume).toBe(defaultSettings.volume)
})
