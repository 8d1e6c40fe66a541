import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { Profile } from '../../app/device/profile.ts'
import { readProfiles } from '../../app/device/profiles.ts'
import { linearPatterns } from '../../main/adapters/linear-patterns.ts'

const folder = new URL('../../resources/device-profiles/', import.meta.url)

export const shippedIds: readonly string[] = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

export function shipped(id: string): Profile {
  const file = new URL(`${id}/profile.json`, folder)
  const files = [{ file: id, origin: 'shipped', text: readFileSync(file, 'utf8') }] as const
  const { profiles, problems } = readProfiles(files, linearPatterns)
  const [profile] = profiles
  if (profile === undefined) throw new Error(JSON.stringify(problems))
  return profile
}
