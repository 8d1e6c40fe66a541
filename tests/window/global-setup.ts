import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleElectron } from '../../main/electron/bundle.ts'
import { checkout, electronPath, scriptedApp, senderApp } from './places.ts'

export default async function setUp(): Promise<void> {
  if (electronPath === undefined) return
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
