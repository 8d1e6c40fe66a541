/** What every place for secrets keeps to, whether it outlives the run or not. */
import { expect, test } from 'vitest'
import type { Secrets } from '../../app/outside.ts'

export interface OpenSecrets {
  readonly secrets: Secrets
  /** As the next run finds it. Left out where nothing outlives the run. */
  reopen?(): Promise<Secrets>
}

export function secretsContract(open: () => Promise<OpenSecrets>): void {
  test('what was set is there, byte for byte, until it is set anew or deleted', async () => {
    const { secrets } = await open()
    expect(await secrets.get('a')).toBeUndefined()
    for (const value of ['right', 'ü\u0000\n"\\', 'x'.repeat(8000)]) {
      await secrets.set('a', value)
      expect(await secrets.get('a')).toBe(value)
    }
    await secrets.delete('a')
    expect(await secrets.get('a')).toBeUndefined()
  })

  test('names are kept apart, whatever they hold', async () => {
    const { secrets } = await open()
    const names = ['session https://cloud.example/v1/ app ada', 'session https://cloud.example/v1/ app b', '__proto__']
    for (const name of names) await secrets.set(name, `of ${name}`)
    for (const name of names) expect(await secrets.get(name)).toBe(`of ${name}`)
  })

  test('to delete what is not there is no failure', async () => {
    const { secrets } = await open()
    await secrets.delete('never set')
  })

  test('many at once do not lose each other', async () => {
    const { secrets } = await open()
    const names = Array.from({ length: 20 }, (_, n) => `n${n}`)
    await Promise.all(names.map((name) => secrets.set(name, name)))
    expect(await Promise.all(names.map((name) => secrets.get(name)))).toEqual(names)
  })

  test('`kept` says whether the next run finds them', async () => {
    const { secrets, reopen } = await open()
    await secrets.set('a', 'kept?')
    const later = await reopen?.()
    expect((await later?.get('a')) === 'kept?').toBe(secrets.kept)
  })
}
