import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pace, reportContents, seal, sealed } from '../../../tests/fakes/reports.ts'
import { isError } from '../../errors.ts'
import { reportRowSchema } from '../report-rows.ts'
import { hashOfReport, sealReport } from './sealed.ts'

const anything = fc.sample(reportContents(3), 1)[0]
if (anything === undefined) throw new Error('fast-check gives what it is asked for')

it('holds each row as it was, for programs to read', async () => {
  await fc.assert(
    fc.asyncProperty(reportContents(), async (content) => {
      const report = JSON.parse(await sealed(content))
      const rows = report.rows.map(({ values }: { values: unknown }) => reportRowSchema.parse(values))
      expect(rows).toEqual(content.rows.map((row) => reportRowSchema.parse(row)))
      expect(report.head).toMatchObject({ values: { ...content.batch, rows: rows.length }, made: content.made })
    }),
  )
})

it('is the same text for the same content, and of the same hash whenever it is made', async () => {
  const [once, again] = [await sealed(anything), await sealed(structuredClone(anything))]
  expect(again).toBe(once)
  const later = await sealed({ ...anything, made: '2030-01-01T00:00:00.000Z' })
  expect(later).not.toBe(once)
  expect(JSON.parse(later).seal.hash).toBe(JSON.parse(once).seal.hash)
  expect(await hashOfReport(anything, seal, pace)).toBe(JSON.parse(once).seal.hash)
})

it('has a line for each row, so that a person finds row 17', async () => {
  const lines = (await sealed(anything)).split('\n')
  anything.rows.forEach((_, index) => {
    expect(lines[index + 3]?.startsWith(`{"row":${index + 1},`)).toBe(true)
  })
})

it('lets others have their turn, and stops when it is told to', async () => {
  const rows = Array.from({ length: 2000 }, () => ({ expected: true, outcome: 'missing', tries: 0 }) as const)
  const stop = new AbortController()
  let turns = 0
  const breathe = async () => {
    turns += 1
    if (turns === 3) stop.abort()
  }
  const failed = await sealReport({ ...anything, rows }, seal, { breathe, signal: stop.signal }).catch((error) => error)
  expect(isError(failed, 'CANCELLED')).toBe(true)
  expect(turns).toBe(3)
})
