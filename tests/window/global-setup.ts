import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freshElectron, freshPage } from '../../main/build/fresh.ts'
import { buildPage } from '../../main/build/page.ts'
import { bundleElectron } from '../../main/electron/bundle.ts'
import { checkout, electronPath, realPage, scriptedApp, senderApp } from './places.ts'

/** Everything is built here, once: the tests run beside each other and over the same files. */
export default async function setUp(): Promise<void> {
  await buildPage(realPage)
  await freshPage(() => undefined)
  if (electronPath === undefined) return
  await freshElectron(() => undefined)
  await bundleApp('scripted-main', scriptedApp)
  await bundleApp('sender-main', senderApp)
}

async function bundleApp(name: string, outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  await bundleElectron(join(checkout, `tests/window/app/${name}.ts`), outDir)
  const manifest = { name: `device-activator-${name}`, version: '0.0.0', main: `${name}.cjs` }
  await writeFile(join(outDir, 'package.json'), JSON.stringify(manifest))
}
