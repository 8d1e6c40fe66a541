import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fiveRows as content, newSeal, reportContents, seal, sealed, verify } from '../../../tests/fakes/reports.ts'
import { canonical } from './canonical.ts'

describe('a report that nobody changed', () => {
  it('is unchanged, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(reportContents(), async (any) => {
        const [text, { batch, rows }] = [await sealed(any), any]
        const told = { verdict: 'unchanged', fingerprint: seal.fingerprint, rows: rows.length, batch: batch.name }
        expect(await verify(text)).toMatchObject(told)
        expect(await verify(text, seal.fingerprint)).toMatchObject(told)
      }),
    )
  })

  it('is unchanged however its JSON is written: indented, with other line ends or a mark, names in another order', async () => {
    const text = await sealed(content)
    const { format, version, ...rest } = JSON.parse(text)
    const ways = [
      text.replaceAll('\n', '\r\n'),
      `\ufeff${text}`,
      JSON.stringify({ ...rest, version, format }, undefined, 4),
    ]
    for (const way of ways) expect(await verify(way)).toMatchObject({ verdict: 'unchanged' })
  })

  it('is of the key that is written down, with blanks or colons or none', async () => {
    const { fingerprint } = seal
    const ways = [fingerprint.replaceAll(' ', ''), fingerprint.replaceAll(' ', ':'), fingerprint.toUpperCase()]
    for (const way of ways) expect(await verify(await sealed(content), way)).toMatchObject({ verdict: 'unchanged' })
  })
})

describe('whoever makes all of it anew', () => {
  it('cannot sign it: without the key it is the signature that tells', async () => {
    const { seal: end } = JSON.parse(await sealed(content))
    const forged = JSON.parse(await sealed({ ...content, rows: content.rows.slice(1) }, newSeal()))
    const { hash } = forged.seal
    expect(await verify(JSON.stringify({ ...forged, seal: { ...end, hash } }))).toMatchObject({ where: 'signature' })
  })

  it('with a key of their own is told by the fingerprint alone', async () => {
    const other = newSeal()
    const text = await sealed(content, other)
    expect(await verify(text)).toMatchObject({ verdict: 'unchanged', fingerprint: other.fingerprint })
    expect(await verify(text, seal.fingerprint)).toMatchObject({ where: 'key', fingerprint: other.fingerprint })
  })
})

describe('a name that stands twice, where each reader takes the one it likes', () => {
  it.each([
    ['"outcome":"taken"', '"outcome":"failed","outcome":"taken"', { where: 'field', row: 1, field: 'outcome' }],
    ['"name":"Batch 7"', '"name":"Batch 8","name":"Batch 7"', { where: 'head' }],
    ['"version":1', '"version":2,"version":1', { where: 'head', field: 'version' }],
    ['{"row":2,', '{"row":7,"row":2,', { where: 'row', row: 2 }],
    ['"signature":', '"signature":"","signature":', { where: 'signature' }],
    ['"outcome":"taken"', '"outcome":"failed","\\u006futcome":"taken"', { where: 'field', row: 1, field: 'outcome' }],
  ])('%s → %s', async (once, twice, told) => {
    const text = (await sealed(content)).replace(once, twice)
    expect(await verify(text)).toMatchObject({ verdict: 'changed', ...told })
  })
})

describe('hostile text', () => {
  it('with any sign changed, left out or put in says what it said before, or is not unchanged', async () => {
    const text = await sealed({ ...content, rows: content.rows.slice(0, 2) })
    const meaning = canonical(JSON.parse(text))
    const sign = fc.oneof(
      fc.constantFrom(...'0123456789abcdef":,{}[]\\ eu.-+'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(0, 1), sign, async (at, taken, put) => {
        const now = `${text.slice(0, at)}${put}${text.slice(at + taken)}`
        const { verdict } = await verify(now)
        if (verdict === 'unchanged') expect(canonical(JSON.parse(now))).toBe(meaning)
        else expect(now).not.toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['', 'not-json'],
    ['{', 'not-json'],
    ['[]', 'not-a-report'],
    ['null', 'not-a-report'],
    ['{"exported_at":"2026-11-24","entries":[]}', 'not-a-report'],
    ['{"format":"device-activator-report","version":2}', 'not-a-report'],
  ])('%s is no report', async (text, reason) => {
    expect(await verify(text)).toEqual({ verdict: 'unreadable', reason })
  })

  it('of any shape is told, never thrown', async () => {
    const part = fc.oneof(fc.jsonValue(), fc.constant([{ row: 1, values: {}, digests: {}, hash: 'f'.repeat(64) }]))
    await fc.assert(
      fc.asyncProperty(fc.record({ head: part, rows: part, seal: part }), async (parts) => {
        const text = JSON.stringify({ format: 'device-activator-report', version: 1, ...parts })
        expect((await verify(text)).verdict).toBe('changed')
      }),
    )
  })

  it('that nests without end is told', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect((await verify(deep)).verdict).toBe('unreadable')
    const text = (await sealed(content)).replace('"taken"', deep)
    expect((await verify(text)).verdict).not.toBe('unchanged')
  })

  it('that is endless is not read', async () => {
    expect(await verify(' '.repeat(128 * 1024 * 1024 + 1))).toEqual({ verdict: 'unreadable', reason: 'too-large' })
  })
})
