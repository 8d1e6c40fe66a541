/** The page both hosts show, built from renderer/. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const configFile = fileURLToPath(new URL('../../renderer/vite.config.ts', import.meta.url))

/** @param outDir is emptied first */
export async function buildPage(outDir: string): Promise<void> {
  await build({ configFile, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
}
