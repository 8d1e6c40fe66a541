import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listProblemSchema } from '../../api/batch-view.ts'
import { ActivatorError, isError } from '../../errors.ts'
import type { ListRow } from '../../outside.ts'
import { type ColumnRole, columnRoles, manifestLineSchema, manifestOf } from '../manifest.ts'
import { importList } from './import-list.ts'
import { recognise } from './recognise.ts'
import { serialOf } from './serial-cell.ts'

const breathe = async () => undefined
/** Serial numbers one below the other, as CSV has them; in a sheet the numbers are numbers. */
const column = (...serials: readonly (string | number)[]): readonly ListRow[] =>
  serials.map((serial, index) => ({
    line: index + 2,
    cells: [String(serial)],
    ...(typeof serial === 'number' && { numbers: [0] }),
  }))
const listed = (rows: readonly ListRow[], ...columns: ColumnRole[]) =>
  importList(rows, { header: 1, columns: columns.length === 0 ? ['serial'] : columns }, { breathe })
const problemsOf = async (...serials: readonly (string | number)[]) => (await listed(column(...serials))).problems

describe('lines', () => {
  test('are the devices of the list, each with what its columns say', async () => {
    const rows = [
      { line: 1, cells: ['Serial', 'Carton', 'Quantity', 'Name'] },
      { line: 2, cells: ['012345', 'K1', '1', ' AX '] },
      { line: 4, cells: ['012346', ''] },
    ]
    const { lines, problems } = await listed(rows, 'serial', 'carton', 'ignore', 'name')
    expect(lines).toEqual([
      { line: 2, serial_number: '012345', carton: 'K1', device_name: 'AX' },
      { line: 4, serial_number: '012346' },
    ])
    expect(problems).toEqual([])
    expect(manifestOf(lines).find('012346')?.line).toBe(4)
  })

  test('stand in cartons on pallets', async () => {
    const rows = ['P1 K1', 'P1 K1', 'P1 K2', 'P2 K1', ' '].map((group, index) => ({
      line: index + 2,
      cells: [`S${index}`, ...group.split(' ')],
    }))
    expect((await listed(rows, 'serial', 'pallet', 'carton')).groups).toBe(3)
    expect((await listed(rows, 'serial', 'pallet')).groups).toBe(2)
    expect((await listed(rows, 'serial')).groups).toBe(0)
  })

  test('without a column for the serial numbers there are none', async () => {
    expect(await listed(column('012345'), 'name')).toEqual({ lines: [], problems: [], groups: 0 })
  })

  test('of two columns for the same thing the first counts', async () => {
    const { lines } = await listed([{ line: 2, cells: ['1', '2'] }], 'serial', 'serial')
    expect(lines).toEqual([{ line: 2, serial_number: '1' }])
  })
})

describe('what is wrong is told with its lines', () => {
  test('a serial number that is there again: once in the list, with all its lines', async () => {
    const { lines, problems } = await listed(column('A1', 'A2', 'A1', 'A2', 'A1'))
    expect(lines.map(({ line }) => line)).toEqual([2, 3])
    expect(problems).toEqual([{ kind: 'duplicate', count: 5, lines: [2, 4, 3, 5, 6], example: 'A1' }])
  })

  test('a line without one is left out', async () => {
    const rows = [
      { line: 2, cells: ['A1', 'K1'] },
      { line: 3, cells: ['\u200b ', 'K1'] },
    ]
    const { lines, problems } = await listed(rows, 'serial', 'carton')
    expect(lines.length).toBe(1)
    expect(problems).toEqual([{ kind: 'blank', count: 1, lines: [3], example: 'K1' }])
  })

  test('unseen characters: gone around it, kept within, usual spaces not worth a word', async () => {
    const { lines, problems } = await listed(column(' A1 \t', '\u00a0A2\u200b', 'A\u00a03', 'Α4', '\ufeffA5', 'A 6'))
    expect(lines.map(({ serial_number }) => serial_number)).toEqual(['A1', 'A2', 'A\u00a03', 'Α4', 'A5', 'A 6'])
    expect(problems).toEqual([{ kind: 'odd-characters', count: 4, lines: [3, 4, 5, 6], example: '\u00a0A2\u200b' }])
  })

  test('more characters than any has', async () => {
    const { lines, problems } = await listed(column('A1', 'x'.repeat(129)))
    expect(lines.length).toBe(1)
    expect(problems).toMatchObject([{ kind: 'too-long', lines: [3] }])
  })

  test.each([
    ['="012345"', '012345'],
    ['=A1&B1', undefined],
    ['#N/A', undefined],
    ['@sum', undefined],
  ])('a formula: %s', async (formula, probably) => {
    expect(await problemsOf(formula)).toEqual([
      { kind: 'formula', count: 1, lines: [2], example: formula, ...(probably !== undefined && { probably }) },
    ])
  })

  test.each([
    ['1.2E+5', '120000'],
    ['1,23457E+11', '123457000000'],
    ['1e+03', '1000'],
  ])('a number written short: %s was probably %s', async (short, probably) => {
    expect(await problemsOf(short)).toEqual([{ kind: 'exponent', count: 1, lines: [2], example: short, probably }])
  })

  test.each(['12E4', '1E', 'E+5', '1.2E+999', '1.23E+1'])('none: %s', async (serial) => {
    expect(await problemsOf(serial)).toEqual([])
  })
})

describe('zeros that a spreadsheet cut off', () => {
  const cut = { kind: 'number', count: 1, lines: [4], example: '12347', probably: '012347' }

  test.each([
    ['in a sheet, beside texts', ['012345', '012346', 12347, '012348']],
    ['in a sheet, beside numbers', [123_456, 123_457, 12_347, 123_458, 123_459]],
    ['in a file saved again', ['123456', '123457', '12347', '123458', '123459']],
    ['with a zero in some of the others', ['012345', '123456', '12347']],
  ])('%s', async (_where, serials) => {
    expect(await problemsOf(...serials)).toEqual([cut])
  })

  test.each([
    ['equally long numbers have lost nothing', [1_234_567, 1_234_568, 1_234_569]],
    ['counted up from 1', ['8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19']],
    ['as many of one length as of another', ['9998', '9999', '10000', '10001']],
    ['the shorter one has its zero', ['123456', '123457', '01234', '123458', '123459']],
  ])('%s', async (_why, serials) => {
    expect(await problemsOf(...serials)).toEqual([])
  })

  test('where the others say nothing about its length, nothing is guessed', async () => {
    expect(await problemsOf('A1', 'B2', 100_000)).toEqual([{ kind: 'number', count: 1, lines: [4], example: '100000' }])
    expect(await problemsOf('A1', 12.5)).toEqual([{ kind: 'number', count: 1, lines: [3], example: '12.5' }])
  })

  test('the damaged one is in the list as it stands', async () => {
    const { lines } = await listed(column('012345', '012346', 12_347))
    expect(lines.map(({ serial_number }) => serial_number)).toEqual(['012345', '012346', '12347'])
  })
})

describe('long lists', () => {
  const many = (count: number) => column(...Array.from({ length: count }, (_, index) => `S${index}`))

  test('more than a batch has are refused, and how many', async () => {
    const { lines } = await listed(many(100_000))
    expect(lines.length).toBe(100_000)
    const error: unknown = await listed(many(100_001)).catch((error: unknown) => error)
    expect(isError(error, 'CONFIG_INVALID') && error.params.what).toBe('has 100001 lines, more than 100000')
  })

  test('others have their turn, and any of them may end it', async () => {
    let turns = 0
    const shares: number[] = []
    const stop = async () => {
      turns += 1
      if (turns === 5) throw new ActivatorError('CANCELLED', {})
    }
    const importing = importList(
      many(20_000),
      { header: 0, columns: ['serial'] },
      { breathe: stop, onShare: (share) => shares.push(share) },
    )
    await expect(importing).rejects.toSatisfy((error) => isError(error, 'CANCELLED'))
    expect(shares.length).toBe(5)
    expect(shares.every((share) => share >= 0 && share < 0.5)).toBe(true)
  })
})

test('whatever the table, each serial number in it is a line or is told', async () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('012345', '12345', '1.2E+5', '', '\u00a0', '="1"', '__proto__'),
    fc.nat().map(String),
    fc.string({ minLength: 120, maxLength: 300 }),
  )
  const row = fc.record({ cells: fc.array(cell, { maxLength: 4 }), numbers: fc.array(fc.nat(4)) })
  const columns = fc.array(fc.constantFrom(...columnRoles), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(fc.array(row), columns, fc.nat(3), async (table, columns, header) => {
      const rows = table.map((one, index) => ({ ...one, line: index + 1 }))
      await importList(rows, recognise(rows), { breathe })
      const { lines, problems } = await importList(rows, { header, columns }, { breathe })
      for (const line of lines) manifestLineSchema.parse(line)
      for (const problem of problems) listProblemSchema.parse(problem)
      expect(new Set(lines.map(({ serial_number }) => serial_number)).size).toBe(lines.length)
      const at = columns.indexOf('serial')
      const told = new Set(problems.flatMap(({ lines }) => lines))
      const taken = new Set(lines.map(({ line }) => line))
      for (const { line, cells } of at === -1 ? [] : rows) {
        if (line <= header || serialOf(cells[at] ?? '').serial === '') continue
        // Of each kind the first 20 lines are named.
        const isTold = told.has(line) || problems.some(({ count, lines }) => count > lines.length)
        expect(taken.has(line) || isTold).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
