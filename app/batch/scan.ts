/** What a scanned label means to a running batch. */
import type { z } from 'zod'
import type { scanViewSchema } from '../api/batch-view.ts'
import { serialOnLabel } from '../device/label.ts'
import type { Profile } from '../device/profile.ts'
import type { BatchRun } from './run.ts'

export type ScanView = z.infer<typeof scanViewSchema>

/** Pairs it with the device that waits for it, else finds it. @param at ISO 8601 */
export function scanned(run: BatchRun, text: string, profiles: readonly Profile[], at: string): ScanView {
  const visits = [...run.visits]
  const readings = [...new Set([undefined, ...profiles].map((profile) => serialOnLabel(text, profile)))]
  const serials = readings.filter((serial) => serial !== undefined)
  const serial_number = serials.find((one) => isKnown(run, one)) ?? serials[0] ?? text.trim()
  const here = visits.find(({ identity }) => identity?.serial_number === serial_number)
  if (here?.needs === 'label') {
    run.scanned(here, serial_number)
    return { serial_number, at, what: 'paired', socket: here.socket }
  }
  if (here !== undefined) return { serial_number, at, what: 'found', socket: here.socket }
  const waiting = visits.filter(({ needs }) => needs === 'label')
  const [only] = waiting
  if (only !== undefined && waiting.length === 1) {
    run.scanned(only, serial_number)
    return { serial_number, at, what: 'differs', socket: only.socket }
  }
  const line = run.record.manifest?.find(serial_number)?.line
  return { serial_number, at, ...(line === undefined ? { what: 'unknown' } : { what: 'found', line }) }
}

/** Where profiles read a label differently: the one that says something known. */
function isKnown({ visits, record }: BatchRun, serial: string): boolean {
  return (
    record.manifest?.find(serial) !== undefined ||
    [...visits].some(({ identity }) => identity?.serial_number === serial)
  )
}
