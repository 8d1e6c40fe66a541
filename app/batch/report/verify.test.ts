import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, newSeal, reportContents, seal, sealed, verify } from '../../../tests/fakes/reports.ts'
import type { ReportContent } from '../report-rows.ts'
import { canonical } from './canonical.ts'
import { CHAIN_START, digestOf, fieldsOf, hashOf } from './chain.ts'

const row = (serial_number: string) => ({ expected: true, outcome: 'taken', tries: 1, serial_number }) as const
const content: ReportContent = {
  batch: {
    id: '6f0f6f4e-6b8a-4a53-9d38-0d9c7a9c5f11',
    name: 'Batch 7',
    created: '2026-11-24T08:00:00.000Z',
    account: 'ada',
  },
  rows: ['a', 'b', 'c', 'd', 'e'].map(row),
  made: '2026-11-24T18:00:00.000Z',
}
const somewhere = reportContents(1).chain((any) =>
  fc.record({ content: fc.constant(any), at: fc.nat(any.rows.length - 1), name: fc.nat() }),
)

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

describe('a change is found where it was made', () => {
  it('a value of a row', async () => {
    await fc.assert(
      fc.asyncProperty(somewhere, fc.jsonValue(), async ({ content, at, name: nth }, value) => {
        const names = Object.keys(content.rows[at] ?? {})
        const field = names[nth % names.length] ?? ''
        const before = Object.entries(content.rows[at] ?? {}).find(([name]) => name === field)?.[1]
        fc.pre(canonical(before) !== canonical(value))
        const text = await changed(content, ({ rows }) => Object.assign(rows[at]?.values ?? {}, { [field]: value }))
        expect(await verify(text)).toMatchObject({ verdict: 'changed', where: 'field', row: at + 1, field })
      }),
    )
  })

  it('a value that is taken out or put in, a digest too', async () => {
    for (const part of ['values', 'digests'] as const) {
      const without = await changed(content, ({ rows }) => delete rows[2]?.[part].outcome)
      expect(await verify(without)).toMatchObject({ where: 'field', row: 3, field: 'outcome' })
      for (const field of ['label', '__proto__', 'constructor']) {
        const more = await changed(content, ({ rows }) => {
          Object.defineProperty(rows[2]?.[part], field, { value: 'x', enumerable: true })
        })
        expect(await verify(more)).toMatchObject({ where: 'field', row: 3, field })
      }
    }
  })

  it('a row that is missing, at the end too', async () => {
    await fc.assert(
      fc.asyncProperty(somewhere, async ({ content, at }) => {
        const text = await changed(content, ({ rows }) => rows.splice(at, 1))
        expect(await verify(text)).toMatchObject({ verdict: 'changed', where: 'missing', row: at + 1 })
      }),
    )
  })

  it('two rows in each other’s place, and one that was moved', async () => {
    const swapped = await changed(content, ({ rows }) => rows.splice(1, 3, ...rows.slice(1, 4).reverse()))
    expect(await verify(swapped)).toMatchObject({ where: 'order', row: 2 })
    const moved = await changed(content, ({ rows }) => rows.unshift(...rows.splice(3, 1)))
    expect(await verify(moved)).toMatchObject({ where: 'order', row: 1 })
    const sorted = await changed(content, ({ rows }) => rows.reverse())
    expect(await verify(sorted)).toMatchObject({ where: 'order', row: 1 })
  })

  it('a row that stands there again', async () => {
    await fc.assert(
      fc.asyncProperty(somewhere, fc.nat(8), async ({ content, at }, to) => {
        const place = Math.min(to, content.rows.length)
        const text = await changed(content, ({ rows }) => rows.splice(place, 0, ...rows.slice(at, at + 1)))
        // Of two that are the same the later one is told.
        expect(await verify(text)).toMatchObject({
          where: 'added',
          row: Math.max(place, at + 1) + 1,
        })
      }),
    )
  })

  it('a row that somebody made up: put in between, or put at the end', async () => {
    for (const [at, told] of [
      [0, 1],
      [2, 3],
      [5, 6],
    ] as const) {
      const text = await changed(content, ({ head, rows }) => {
        const previous = rows[at - 1]?.hash ?? head.hash
        rows.splice(at, 0, entry(previous, at + 1, row('made up')))
      })
      expect(await verify(text)).toMatchObject({ verdict: 'changed', where: 'added', row: told })
    }
    const far = await changed(content, ({ rows }) => rows.splice(2, 0, entry(rows[1]?.hash ?? '', 99, row('x'))))
    expect(await verify(far)).toMatchObject({ where: 'added', row: 3 })
  })

  it('a row with another number', async () => {
    for (const number of [2, 99]) {
      const text = await changed(content, ({ rows }) => Object.assign(rows[2] ?? {}, { row: number }))
      expect(await verify(text)).toMatchObject({ where: 'field', row: 3, field: 'row' })
    }
  })

  it('a row whose digests were made to fit, or whose hash is another', async () => {
    const fitted = await changed(content, ({ head, rows }) => {
      const { hash = '' } = rows[2] ?? {}
      rows[2] = { ...entry(rows[1]?.hash ?? head.hash, 3, row('x')), hash }
    })
    expect(await verify(fitted)).toMatchObject({ where: 'row', row: 3 })
    const other = await changed(content, ({ rows }) => Object.assign(rows[2] ?? {}, { hash: 'f'.repeat(64) }))
    expect(await verify(other)).toMatchObject({ where: 'row', row: 3 })
    const all = await changed(content, ({ rows }) => Object.assign(rows[2] ?? {}, { values: { x: 1, y: 2 } }))
    expect(await verify(all)).toMatchObject({ where: 'row', row: 3 })
  })

  it('the last row, even with a hash that fits: the signature is of another end', async () => {
    const text = await changed(content, ({ rows }) => {
      rows[4] = entry(rows[3]?.hash ?? '', 5, row('x'))
    })
    expect(await verify(text)).toMatchObject({ where: 'row', row: 5 })
  })

  it.each(['name', 'id', 'account', 'created', 'rows', 'closed'])('the head: %s', async (field) => {
    const text = await changed(content, ({ head }) => Object.assign(head.values, { [field]: 'x' }))
    expect(await verify(text)).toMatchObject({ verdict: 'changed', where: 'head', field })
  })

  it('the head: when it was made, its hash, what was put beside it', async () => {
    const made = await changed(content, ({ head }) => Object.assign(head, { made: '2020-01-01T00:00:00.000Z' }))
    expect(await verify(made)).toMatchObject({ where: 'head', field: 'made' })
    const hash = await changed(content, ({ head }) => Object.assign(head, { hash: 'f'.repeat(64) }))
    expect(await verify(hash)).toMatchObject({ where: 'head' })
    const more = await changed(content, (report) => Object.assign(report, { note: 'approved' }))
    expect(await verify(more)).toMatchObject({ where: 'head', field: 'note' })
  })

  it('the signature, in any of its signs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(87), fc.constantFrom('A', 'B', '/', ' ', '='), async (at, sign) => {
        const text = await changed(content, ({ seal }) => {
          fc.pre(seal.signature[at] !== sign)
          seal.signature = `${seal.signature.slice(0, at)}${sign}${seal.signature.slice(at + 1)}`
        })
        expect(await verify(text)).toMatchObject({ verdict: 'changed', where: 'signature' })
      }),
    )
    const hash = await changed(content, ({ seal }) => Object.assign(seal, { hash: 'f'.repeat(64) }))
    expect(await verify(hash)).toMatchObject({ where: 'signature' })
    const without = await changed(content, (report) => Object.assign(report, { seal: {} }))
    expect(await verify(without)).toMatchObject({ where: 'signature' })
  })

  it('the key, or the fingerprint that is written beside it', async () => {
    const other = newSeal()
    const key = await changed(content, ({ seal }) => Object.assign(seal, { publicKey: other.publicKey }))
    expect(await verify(key)).toMatchObject({ where: 'key' })
    const told = await changed(content, ({ seal }) => Object.assign(seal, { fingerprint: other.fingerprint }))
    expect(await verify(told)).toMatchObject({ where: 'key' })
    const { publicKey, fingerprint } = other
    const both = await changed(content, ({ seal }) => Object.assign(seal, { publicKey, fingerprint }))
    expect(await verify(both)).toMatchObject({ where: 'signature' })
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

/** An entry as anybody can make it who has read how: only the signature needs the key. */
function entry(previous: string, row: number, values: object) {
  const fields = fieldsOf(values)
  const digests = Object.fromEntries(fields.map((field) => [field.name, digestOf(seal, row, field)]))
  return { row, values: { ...values }, digests, hash: hashOf(seal, previous || CHAIN_START, row, fields) }
}
