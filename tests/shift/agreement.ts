/** Journal, service and report, held against each other line by line. @returns what does not agree: nothing, if all is well */

import { allBatches, readBatch } from '../../app/batch/record.ts'
import { sealReport } from '../../app/batch/report/sealed.ts'
import { verifyReport } from '../../app/batch/report/verify.ts'
import { reportContent } from '../../app/batch/report-content.ts'
import type { Ownership } from '../../app/ownership/record.ts'
import { readJournal } from '../../main/adapters/journal.ts'
import { brokenAt, CHAIN_START } from '../../main/adapters/journal-chain.ts'
import { sha256 } from '../../main/adapters/sha256.ts'
import { openStationKey } from '../../main/adapters/station-key.ts'
import type { Planned } from './plan.ts'

export async function disagreements(
  dataDir: string,
  plan: readonly Planned[],
  owned: readonly Ownership[],
): Promise<readonly string[]> {
  using journal = readJournal(dataDir)
  const wrong: string[] = []
  const entries = [...journal.entries()]
  const links = entries.map(({ sequence, at, entry, hash }) => ({ sequence, at, body: JSON.stringify(entry), hash }))
  const broken = brokenAt(links, { hash: CHAIN_START, sequence: 0 })
  if (broken !== undefined) wrong.push(`the journal's chain breaks at ${broken}`)
  for (const { entry } of journal.entries({ open: true })) wrong.push(`${entry.kind} ${entry.act} is still open`)
  const [head] = allBatches({ journal })
  if (head === undefined) return ['there is no batch']
  const record = readBatch({ journal, manifests: journal, sha256 }, head.id)
  const content = reportContent(record, new Date().toISOString())
  // Devices beside the list may say a serial number of it under another name.
  const listed = content.rows.filter(({ line }) => line !== undefined)
  const rows = new Map(listed.map((row) => [row.serial_number, row]))
  const ours = new Map<string, Ownership[]>()
  for (const ownership of owned) {
    const { serial_number } = ownership.device_details
    ours.set(serial_number, [...(ours.get(serial_number) ?? []), ownership])
  }
  const proven = new Set(entries.flatMap(({ entry }) => (entry.kind === 'proven' ? [entry.ownership.id] : [])))
  for (const { identity, fails, trouble } of plan) {
    const { serial_number } = identity
    const row = rows.get(serial_number)
    const at = ours.get(serial_number) ?? []
    const name = `${serial_number} (${trouble ?? 'sound'})`
    if (at.length > 1) wrong.push(`${name} is owned ${at.length} times`)
    if (row === undefined) wrong.push(`${name} is not in the report`)
    else if (row.outcome === 'taken') {
      if (at[0]?.id !== row.ownership) wrong.push(`${name}: the report says ${row.ownership}, the service ${at[0]?.id}`)
      if (row.ownership !== undefined && !proven.has(row.ownership)) wrong.push(`${name} is taken and not proven`)
      if (fails.length > 0) wrong.push(`${name} was taken`)
    } else {
      if (at.length > 0) wrong.push(`${name} is owned, and the report says ${row.outcome}`)
      if (fails.length === 0)
        wrong.push(`${name} should be taken, and the report says ${row.outcome} ${row.problem?.code}`)
      else if (
        row.problem !== undefined &&
        !fails.includes(row.problem.code) &&
        !isSaidByAnother(serial_number, plan)
      ) {
        wrong.push(`${name}: ${row.problem.code} instead of ${fails.join(' or ')}`)
      }
    }
  }
  const seal = await openStationKey(dataDir)
  const pace = { breathe: async () => undefined, signal: new AbortController().signal }
  const verified = await verifyReport(await sealReport(content, seal, pace), { seal, ...pace })
  if (verified.verdict !== 'unchanged') wrong.push(`the report is ${JSON.stringify(verified)}`)
  return wrong
}

/** A device that says another serial number each time says those of its neighbours, too. */
function isSaidByAnother(serial: string, plan: readonly Planned[]): boolean {
  const neighbours = plan.filter(({ trouble }) => trouble === 'changing-identity')
  return neighbours.some(({ identity }) => identity.serial_number.slice(0, -1) === serial.slice(0, -1))
}
