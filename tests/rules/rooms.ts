/** Who may know whom, by dependency-cruiser, and that it really looked at every file there is. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { trackedCode } from './lengths.ts'

export const rooms = ['app', 'main', 'renderer', 'service', 'simulator']

/** @param base where the rooms are; the rules are this project's */
export async function violations(
  base: string,
  root: string,
): Promise<{ found: readonly string[]; seen: ReadonlySet<string> }> {
  const configuration = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'))
  const options: ICruiseOptions = {
    ...configuration.options,
    baseDir: base,
    ruleSet: { forbidden: configuration.forbidden },
    validate: true,
  }
  const { output } = await cruise([...rooms], options)
  if (typeof output === 'string') throw new Error('dependency-cruiser was asked for an object')
  const { modules, summary }: ICruiseResult = output
  return {
    found: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    seen: new Set(modules.map(({ source }) => source)),
  }
}

export async function checkRooms(root: string): Promise<string> {
  const { found, seen } = await violations(root, root)
  const unseen = trackedCode(root).filter((file) => rooms.includes(file.split('/')[0] ?? '') && !file.endsWith('.css'))
  const missed = unseen.filter((file) => !seen.has(file)).map((file) => `not looked at: ${file}`)
  return [...found, ...missed].join('\n')
}
