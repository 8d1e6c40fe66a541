/** Reports of any content, a key to seal them, and what somebody may do to one who has no key. */
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { sealReport } from '../../app/batch/report/sealed.ts'
import { verifyReport } from '../../app/batch/report/verify.ts'
import type { ReportContent, ReportRow } from '../../app/batch/report-rows.ts'
import { rowOutcomes } from '../../app/batch/report-rows.ts'
import { errorCodes, remedies } from '../../app/errors.ts'
import type { Seal } from '../../app/outside.ts'
import { sealOf } from '../../main/adapters/seal.ts'

export const newSeal = (): Seal => sealOf(generateKeyPairSync('ed25519').privateKey)
export const pace = { breathe: async () => undefined, signal: new AbortController().signal }
export const seal = newSeal()

export const sealed = (content: ReportContent, by = seal) => sealReport(content, by, pace)
export const verify = (text: string, expected?: string) => verifyReport(text, { ...pace, seal, expected })

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('012345', '=1+1', '<b>', '__proto__'),
)
const instant = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
  .map((date) => date.toISOString())
const failures = fc.record({
  code: fc.constantFrom(...errorCodes),
  params: fc.dictionary(text, fc.oneof(text, fc.integer())),
  remedy: fc.constantFrom(...remedies),
  retry: fc.constantFrom('now' as const, 'never' as const),
})

export const reportRows: fc.Arbitrary<ReportRow> = fc.record(
  {
    expected: fc.boolean(),
    outcome: fc.constantFrom(...rowOutcomes),
    tries: fc.nat(9),
    line: fc.integer({ min: 1, max: 100_000 }),
    serial_number: text.filter((serial) => serial !== ''),
    device_name: text,
    device_type: text,
    carton: text,
    pallet: text,
    customer: text,
    at: instant,
    by: text,
    socket: text,
    ownership: fc.integer({ min: 1 }),
    since: instant,
    problem: failures,
    decided: fc.constantFrom('take', 'set-aside', 'again'),
    reconciled: fc.boolean(),
    label: text,
  },
  { requiredKeys: ['expected', 'outcome', 'tries'] },
)

/** @param least rows */
export const reportContents = (least = 0): fc.Arbitrary<ReportContent> =>
  fc.record({
    batch: fc.record(
      {
        id: fc.uuid(),
        name: text,
        created: instant,
        closed: instant,
        account: text,
        list: fc.record({ file: text, lines: fc.nat() }),
      },
      { requiredKeys: ['id', 'name', 'created', 'account'] },
    ),
    rows: fc.array(reportRows, { minLength: least, maxLength: 8 }),
    made: instant,
  })

export const rowOf = (serial_number: string) =>
  ({ expected: true, outcome: 'taken', tries: 1, serial_number }) as const satisfies ReportRow

export const fiveRows: ReportContent = {
  batch: {
    id: '6f0f6f4e-6b8a-4a53-9d38-0d9c7a9c5f11',
    name: 'Batch 7',
    created: '2026-11-24T08:00:00.000Z',
    account: 'ada',
  },
  rows: ['a', 'b', 'c', 'd', 'e'].map(rowOf),
  made: '2026-11-24T18:00:00.000Z',
}

/** The JSON as a program reads it, to be changed. */
export interface OpenReport {
  format: string
  version: number
  head: { values: Record<string, unknown>; made: string; digests: Record<string, unknown>; hash: string }
  rows: { row: number; values: Record<string, unknown>; digests: Record<string, unknown>; hash: string }[]
  seal: { hash: string; publicKey: string; fingerprint: string; signature: string }
}

/** Any change by `change` to a report of `content`, written down as any program would. */
export async function changed(content: ReportContent, change: (report: OpenReport) => void): Promise<string> {
  // Its shape is that of the text just sealed.
  const report = JSON.parse(await sealed(content)) as OpenReport
  change(report)
  return JSON.stringify(report, undefined, 1)
}
