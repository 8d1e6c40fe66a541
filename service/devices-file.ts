/** Registering devices from a CSV file, from any process, whether the service runs or not. All of them or none. */
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { ServiceRefused } from './refused.ts'
import type { NewDevice } from './storage.ts'
import { openStorage } from './storage-sqlite.ts'

export const HEADER = ['serial_number', 'device_name', 'device_type'] as const
const BYTES = 64 * 1024 * 1024

const cell = (name: string, characters: number) =>
  z
    .string()
    .max(characters, `${name} is longer than ${characters} characters`)
    .refine((text) => text === text.trim(), `${name} has a space at its start or end`)
    .refine((text) => !/\p{Cc}/u.test(text), `${name} has a control character`)
const filled = (name: string, characters: number) => cell(name, characters).min(1, `${name} is empty`)
const lineSchema = z.object({
  serial_number: filled('serial_number', 64),
  device_name: filled('device_name', 128),
  device_type: cell('device_type', 128).transform((type) => type || undefined),
})
const recordsSchema = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }),
)

export interface DevicesFile {
  readonly dataDir: string
  /** The file's bytes: UTF-8, header {@link HEADER} in any order. */
  readonly csv: Uint8Array
  /** Named in errors. */
  readonly file?: string
}

/**
 * @returns how many devices were registered.
 * @throws ServiceRefused CONFIG_INVALID naming the line of the first thing wrong, a device registered before included.
 */
export async function addDevices({ dataDir, csv, file = 'devices file' }: DevicesFile): Promise<number> {
  const lines = readLines(csv, file)
  await using storage = openStorage(dataDir)
  const devices = lines.map(({ device }) => device)
  const outcome = await storage.addDevices(devices, 'refuse')
  if ('refused' in outcome) throw wrong(file, 'is registered already', lines[outcome.refused]?.line)
  return outcome.added
}

/** For programs that know their devices, like the simulator: those registered before are left as they are. */
export async function registerDevices(dataDir: string, devices: readonly NewDevice[]): Promise<void> {
  await using storage = openStorage(dataDir)
  await storage.addDevices(devices, 'skip')
}

interface Line {
  readonly line: number
  readonly device: NewDevice
}

function readLines(csv: Uint8Array, file: string): readonly Line[] {
  const seen = new Map<string, number>()
  return recordsOf(textOf(csv, file), file).map(({ record, info: { lines } }) => {
    // Counted where the record ends; it is named by where it begins.
    const line = lines - breaksIn(Object.values(record).join(''))
    const parsed = lineSchema.safeParse(record)
    if (!parsed.success) throw wrong(file, parsed.error.issues[0]?.message ?? 'cannot be read', line)
    const device = parsed.data
    const identity = JSON.stringify([device.serial_number, device.device_name])
    const first = seen.get(identity)
    if (first !== undefined) throw wrong(file, `is the same device as line ${first}`, line)
    seen.set(identity, line)
    return { line, device }
  })
}

const breaksIn = (text: string): number => text.split(/\r\n|\n|\r/).length - 1

function textOf(csv: Uint8Array, file: string): string {
  if (csv.byteLength > BYTES) throw wrong(file, `is larger than ${BYTES / 1024 / 1024} MiB`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(csv)
  } catch (error) {
    throw wrong(file, 'is not UTF-8', lineOfBadByte(csv), error)
  }
}

/** Lines end in a byte that is part of no other character in UTF-8, so each can be tried by itself. */
function lineOfBadByte(csv: Uint8Array): number {
  let line = 1
  for (let from = 0; from < csv.length; line += 1) {
    const end = csv.indexOf(0x0a, from)
    const until = end === -1 ? csv.length : end
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(csv.subarray(from, until))
    } catch {
      // This is the one that was looked for.
      break
    }
    from = until + 1
  }
  return line
}

function recordsOf(text: string, file: string): z.output<typeof recordsSchema> {
  try {
    const columns = (header: string[]) => checkedHeader(header, file)
    const records = parse(text, { columns, info: true, skip_empty_lines: true, bom: true })
    if (records.length === 0 && text.trim() === '') checkedHeader([], file)
    return recordsSchema.parse(records)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = z.object({ lines: z.int().optional() }).parse(error)
    throw wrong(file, sayings[error.code] ?? 'is not CSV', lines, error)
  }
}

const sayings: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: 'has not as many values as the header',
  CSV_QUOTE_NOT_CLOSED: 'opens a quote that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote',
  INVALID_OPENING_QUOTE: 'has a quote in the middle of a value',
}

function checkedHeader(header: readonly string[], file: string): string[] {
  const names = new Set(header)
  if (names.size === HEADER.length && header.length === HEADER.length && HEADER.every((name) => names.has(name))) {
    return [...header]
  }
  throw wrong(file, `has to begin with the header ${HEADER.join(',')}`, 1)
}

function wrong(file: string, what: string, line?: number, cause?: unknown): ServiceRefused {
  const params = { what, where: file, ...(line === undefined ? {} : { line }) }
  return new ServiceRefused({ code: 'CONFIG_INVALID', params }, cause)
}
