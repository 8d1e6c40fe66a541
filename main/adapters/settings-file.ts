/** Settings in one JSON file of the data folder. Another program of ours may write it too: each change is made to what is there. */
import { readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { ActivatorError } from '../../app/errors.ts'
import type { SettingKey, Settings } from '../../app/outside.ts'
import { writeWhole } from './whole-file.ts'

/** Keys of a newer version are kept as they are. */
const contentSchema = z.record(z.string(), z.string())
type Content = ReadonlyMap<string, string>

/** Reads it once; a missing file is empty settings. The folder has to be there before the first `set`. */
export async function openSettings(file: string): Promise<Settings> {
  const { content: found, problem } = await readOrSetAside(file)
  let content = found
  let last: Promise<unknown> = Promise.resolve()

  async function change(key: SettingKey, value: string | undefined): Promise<void> {
    const { content: now, problem } = await readOrSetAside(file)
    // Still there, and nobody can say what it holds: to write over it would lose it.
    if (problem?.file === file) throw new ActivatorError('JOURNAL_UNAVAILABLE', { ...problem })
    const next = new Map(now)
    if (value === undefined) next.delete(key)
    else next.set(key, value)
    await write(file, `${JSON.stringify(Object.fromEntries(next), undefined, 2)}\n`)
    content = next
  }

  return {
    problem,
    get: (key) => content.get(key),
    /** @throws JOURNAL_UNAVAILABLE where the disk does not take it: the setting is then as it was */
    async set(key, value) {
      // One after the other. A change that failed was told to whoever made it and does not stop the next.
      const done = last.then(
        () => change(key, value),
        () => change(key, value),
      )
      last = done
      await done
    },
  }
}

async function readOrSetAside(file: string): Promise<{ content: Content; problem?: Settings['problem'] }> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { content: new Map() }
    return { content: new Map(), problem: { file, reason: codeOf(error) } }
  }
  try {
    return { content: new Map(Object.entries(contentSchema.parse(JSON.parse(text)))) }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    return { content: new Map(), problem: await setAside(file, error) }
  }
}

async function setAside(file: string, error: SyntaxError | z.ZodError): Promise<Settings['problem']> {
  const aside = `${file}.unreadable-${Date.now()}`
  const reason = error instanceof SyntaxError ? 'not JSON' : 'not a list of texts'
  try {
    await rename(file, aside)
    return { file: aside, reason }
  } catch (renameError) {
    // It stays where it is, then, and is told under its own name.
    return { file, reason: `${reason}, ${codeOf(renameError)}` }
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeWhole(file, text)
  } catch (error) {
    throw new ActivatorError('JOURNAL_UNAVAILABLE', { reason: codeOf(error), file }, error)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
