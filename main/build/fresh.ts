/** Builds what is missing or older than what it is made of, in a checkout; an installed package has it built. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const builtPage = join(root, 'dist/renderer')
const builtApp = join(root, 'dist/electron')

/** @param building called once before a build, which takes some seconds */
export async function freshPage(building: () => void): Promise<void> {
  if (isFresh(join(builtPage, 'index.html'), ['renderer', 'app', 'package-lock.json'])) return
  building()
  const { buildPage } = await import('./page.ts')
  // Beside it first: another host may be serving the page that is there, and a build that is cut leaves nothing behind.
  const next = `${builtPage}.next-${process.pid}`
  await buildPage(next)
  await rm(builtPage, { recursive: true, force: true })
  await rename(next, builtPage)
}

/** @param building as with {@link freshPage} */
export async function freshElectron(building: () => void): Promise<void> {
  if (isFresh(join(builtApp, 'main.cjs'), ['main', 'app', 'service', 'simulator', 'package-lock.json'])) return
  building()
  const { bundleElectron } = await import('../electron/bundle.ts')
  await bundleElectron(join(root, 'main/electron/main.ts'), builtApp)
}

function isFresh(built: string, sources: readonly string[]): boolean {
  const since = statSync(built, { throwIfNoEntry: false })?.mtimeMs
  if (!existsSync(join(root, 'renderer'))) return since !== undefined
  return since !== undefined && sources.every((source) => newest(join(root, source)) <= since)
}

/** When anything in there was last written, folders included: a file taken away counts as well. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path)
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs)
}
