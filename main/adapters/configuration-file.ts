/** The file of `--config`. */
import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Configuration, parseConfiguration } from '../../app/configuration.ts'
import { ActivatorError } from '../../app/errors.ts'
import { authoritiesIn, readAuthorities } from './authorities.ts'
import { keepConfiguration } from './kept-configuration.ts'

export interface ReadConfiguration extends Configuration {
  /** PEM, of `caFile` or `ca`. */
  readonly authorities?: readonly string[] | undefined
}
export interface GivenFile {
  readonly file: string
  readonly configuration: ReadConfiguration
}

const MAX_BYTES = 1024 * 1024

/** @throws CONFIG_INVALID naming the file, and the line where there is one */
export async function readConfiguration(file: string): Promise<ReadConfiguration> {
  const configuration = await parse(await textOf(file), file)
  if (configuration.caFile === undefined) return withAuthorities(configuration, file)
  const caFile = resolve(dirname(file), configuration.caFile)
  return { ...configuration, caFile, authorities: await readAuthorities(caFile) }
}

/** What was given with the start of a window or of the browser host, if anything was. @throws CONFIG_INVALID */
export async function readGiven(file: string | undefined): Promise<GivenFile | undefined> {
  return file === undefined ? undefined : { file, configuration: await readConfiguration(file) }
}

/** The one a person opened in the window, which holds for every host of this data folder. @throws CONFIG_INVALID */
export async function readKeptConfiguration(dataDir: string): Promise<ReadConfiguration> {
  const kept = await keepConfiguration(dataDir).read()
  if (kept === undefined) return {}
  return withAuthorities(await parse(kept.text, kept.name), kept.name)
}

async function parse(text: string, file: string): Promise<Configuration> {
  // An engine of its own: only who reads profiles waits for it.
  const { linearPatterns } = await import('./linear-patterns.ts')
  return parseConfiguration(text, file, linearPatterns)
}

function withAuthorities(configuration: Configuration, file: string): ReadConfiguration {
  if (configuration.ca === undefined) return configuration
  return { ...configuration, authorities: authoritiesIn(configuration.ca, file) }
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > MAX_BYTES) throw new ActivatorError('CONFIG_INVALID', { what: 'more than 1 MiB', where: file })
    // Editors on Windows begin files with a mark that JSON does not know.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof ActivatorError) throw error
    throw new ActivatorError('CONFIG_INVALID', { what: 'cannot be read', where: file }, error)
  }
}
