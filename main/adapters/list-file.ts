/** Packing lists from files: by what is in them, whatever they are called. What cannot be one is refused by its name. */
import { ActivatorError, isError } from '../../app/errors.ts'
import type { ListFile, ListTable } from '../../app/outside.ts'
import { readCsv } from './list-csv.ts'
import { ENCRYPTED, refused, WITH_MACROS } from './list-refused.ts'

/** What Excel wrote until 2003, and now puts around workbooks with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

export const listFile: ListFile = {
  async read({ name, bytes }, signal, onShare) {
    try {
      return await tableOf(name, bytes, signal, onShare)
    } catch (error) {
      if (signal.aborted) throw new ActivatorError('CANCELLED', {}, error)
      if (!isError(error, 'CONFIG_INVALID')) throw error
      throw new ActivatorError('CONFIG_INVALID', { ...error.params, where: name }, error)
    }
  },
}

async function tableOf(
  name: string,
  bytes: Uint8Array,
  signal: AbortSignal,
  onShare?: (share: number) => void,
): Promise<ListTable> {
  if (bytes.length === 0) throw refused('is empty')
  if (startsWith(bytes, OLE)) throw refused(isLocked(bytes) ? ENCRYPTED : oldExcel)
  const isZip = startsWith(bytes, ZIP)
  if (isZip && /\.(xlsm|xltm|xlam)$/i.test(name)) throw refused(WITH_MACROS)
  if (!isZip) return await readCsv(bytes, signal, onShare)
  // Most lists are CSV: who reads one needs none of it.
  const { readXlsx } = await import('./list-xlsx.ts')
  return await readXlsx(bytes, signal, onShare)
}

const oldExcel = 'is a workbook of Excel before 2007 (.xls): save it as .xlsx or CSV'

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte)

function isLocked(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return all.includes('EncryptedPackage', 0, 'utf16le')
}
