/** The profiles of this checkout or package, and those a person added to the data folder. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openProfiles, type Profiles } from '../adapters/profiles.ts'
import type { Context } from './command.ts'

const shipped = fileURLToPath(new URL('../../resources/device-profiles', import.meta.url))

export function addedProfilesFolder({ options }: Pick<Context, 'options'>): string {
  return join(options.dataDir, 'profiles')
}

/**
 * A bad file is told and stops no other.
 * @param drawn the drawings too: nobody sees them here, so only who asks what is wrong with a profile waits for them
 */
export async function profilesHere(
  context: Pick<Context, 'options' | 'output' | 'words'>,
  { drawn = false }: { readonly drawn?: boolean } = {},
): Promise<Profiles> {
  const profiles = await openProfiles({ shipped, added: addedProfilesFolder(context), drawn })
  for (const { file, line, reason } of profiles.current.problems) {
    context.output.note(context.words('cli.profiles.problem', { file, line: line ?? 1, reason }))
  }
  return profiles
}
