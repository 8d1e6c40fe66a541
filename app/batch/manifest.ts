/** A packing list once it is read: which devices a batch expects. Each is looked up by its serial number. */
import { z } from 'zod'

/** What a column of a packing list may hold. */
export const columnRoles = ['serial', 'name', 'type', 'carton', 'pallet', 'customer', 'ignore'] as const
export type ColumnRole = (typeof columnRoles)[number]

/** More is no packing list of one batch. */
export const MOST_LINES = 100_000

const text = z.string().max(256)
export const manifestLineSchema = z.object({
  /** In the file as a person sees it, from 1. */
  line: z.int().positive(),
  /** As text: `012345` keeps its zero. */
  serial_number: z.string().min(1).max(128),
  device_name: text.optional(),
  device_type: text.optional(),
  carton: text.optional(),
  pallet: text.optional(),
  customer: text.optional(),
})
export type ManifestLine = z.infer<typeof manifestLineSchema>

export interface Manifest {
  readonly lines: readonly ManifestLine[]
  /** How many devices it expects: one that stands in two lines is one. */
  readonly expected: number
  /** The line that expects it; the first where two do. */
  find(serial: string): ManifestLine | undefined
}

export function manifestOf(lines: readonly ManifestLine[]): Manifest {
  const bySerial = new Map<string, ManifestLine>()
  for (const line of lines) if (!bySerial.has(line.serial_number)) bySerial.set(line.serial_number, line)
  return { lines, expected: bySerial.size, find: (serial) => bySerial.get(serial) }
}
