/** The page both hosts show, built from renderer/. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { licences } from './licences.ts'

const configFile = fileURLToPath(new URL('../../renderer/vite.config.ts', import.meta.url))

/** @param outDir is emptied first */
export async function buildPage(outDir: string): Promise<void> {
  const define = { 'import.meta.env.VITE_LICENCES': JSON.stringify(licences()) }
  await build({ configFile, logLevel: 'warn', define, build: { outDir, emptyOutDir: true } })
}
