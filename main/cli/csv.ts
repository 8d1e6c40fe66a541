/** Tables for spreadsheets and programs, in a file that appears whole. */
import { open, rename, rm } from 'node:fs/promises'
import { csvOf } from '../../app/csv.ts'
import { ActivatorError } from '../../app/errors.ts'

export interface CsvFile extends AsyncDisposable {
  add(row: readonly (string | number)[]): Promise<void>
  /** Until then the file stays as it was before; what is left without it is taken away. */
  finish(): Promise<void>
}

/** @throws CONFIG_INVALID naming the file when it cannot be written */
export async function createCsv(file: string, header: readonly string[]): Promise<CsvFile> {
  const part = `${file}.part-${process.pid}`
  const handle = await open(part, 'wx').catch(refuse(file))
  let open_ = true
  const add = async (row: readonly (string | number)[]) => {
    await handle.write(csvLine(row)).catch(refuse(file))
  }
  const close = async () => {
    if (open_) await handle.close()
    open_ = false
  }
  await add(header)
  return {
    add,
    async finish() {
      await close()
      await rename(part, file).catch(refuse(file))
    },
    async [Symbol.asyncDispose]() {
      await close()
      await rm(part, { force: true })
    },
  }
}

/** Ends as the lines of a terminal's programs do. */
export function csvLine(row: readonly (string | number)[]): string {
  return csvOf([row], '\n')
}

function refuse(file: string) {
  return (error: unknown): never => {
    const what = error instanceof Error ? error.message : String(error)
    throw new ActivatorError('CONFIG_INVALID', { what, where: file }, error)
  }
}
