/** What every place for settings keeps to. */
import { expect, test } from 'vitest'
import type { Settings } from '../../app/outside.ts'

/** @param open a maker of new settings: it gives a function that opens the same ones again and again. */
export function settingsContract(open: () => Promise<() => Promise<Settings>>): void {
  test('what was set is there at once and in the next run; what was unset is gone', async () => {
    const reopen = await open()
    const settings = await reopen()
    expect([settings.get('theme'), settings.problem]).toEqual([undefined, undefined])
    await settings.set('theme', 'dark')
    await settings.set('username', 'ü\n"\\\u0000')
    expect(settings.get('theme')).toBe('dark')
    const next = await reopen()
    expect([next.get('theme'), next.get('username')]).toEqual(['dark', 'ü\n"\\\u0000'])
    await next.set('theme', undefined)
    expect([next.get('theme'), (await reopen()).get('theme')]).toEqual([undefined, undefined])
  })

  test('many changes at once all hold', async () => {
    const reopen = await open()
    const settings = await reopen()
    await Promise.all([settings.set('theme', 'dark'), settings.set('mode', 'practice'), settings.set('language', 'fr')])
    const next = await reopen()
    expect([next.get('theme'), next.get('mode'), next.get('language')]).toEqual(['dark', 'practice', 'fr'])
  })

  test('two programs at once do not undo what the other has changed', async () => {
    const reopen = await open()
    const [window, program] = [await reopen(), await reopen()]
    await window.set('theme', 'dark')
    await program.set('username', 'ada')
    const next = await reopen()
    expect([next.get('theme'), next.get('username')]).toEqual(['dark', 'ada'])
  })
}
