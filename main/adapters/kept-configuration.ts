/** The configuration a person opened, kept in the data folder: whole or not at all. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ActivatorError } from '../../app/errors.ts'
import type { ConfigurationStore } from '../../app/outside.ts'
import { jsonOf } from '../json-of.ts'
import { writeWhole } from './whole-file.ts'

const keptSchema = z.object({ name: z.string(), text: z.string() })

export function keepConfiguration(dataDir: string): ConfigurationStore {
  const file = join(dataDir, 'configuration.json')
  return {
    async read() {
      const text = await textOf(file)
      if (text === undefined) return undefined
      const kept = keptSchema.safeParse(jsonOf(text))
      if (kept.success) return kept.data
      throw new ActivatorError('CONFIG_INVALID', { what: 'is not as it was kept', where: file })
    },
    async keep(kept) {
      await writing(file, () => writeWhole(file, `${JSON.stringify(kept, null, 2)}\n`))
    },
    async forget() {
      await writing(file, () => rm(file, { force: true }))
    },
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new ActivatorError('CONFIG_INVALID', { what: 'cannot be read', where: file }, error)
  }
}

async function writing(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw new ActivatorError('CONFIG_INVALID', { what: `cannot be kept: ${String(error)}`, where: file }, error)
  }
}
