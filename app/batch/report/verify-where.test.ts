import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changed,
  fiveRows as content,
  newSeal,
  reportContents,
  rowOf as row,
  seal,
  verify,
} from '../../../tests/fakes/reports.ts'
import { canonical } from './canonical.ts'
import { CHAIN_START, digestOf, fieldsOf, hashOf } from './chain.ts'

const somewhere = reportContents(1).chain((any) =>
  fc.record({ content: fc.constant(any), at: fc.nat(any.rows.length - 1), name: fc.nat() }),
)

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

/** An entry as anybody can make it who has read how: only the signature needs the key. */
function entry(previous: string, row: number, values: object) {
  const fields = fieldsOf(values)
  const digests = Object.fromEntries(fields.map((field) => [field.name, digestOf(seal, row, field)]))
  return { row, values: { ...values }, digests, hash: hashOf(seal, previous || CHAIN_START, row, fields) }
}
