import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleElectron } from '../../main/electron/bundle.ts'
import { checkout, electronPath, scriptedApp } from './places.ts'

export default async function setUp(): Promise<void> {
  if (electronPath === undefined) return
  await rm(scriptedApp, { recursive: true, force: true })
  await mkdir(scriptedApp, { recursive: true })
  await bundleElectron(join(checkout, 'tests/window/app/scripted-main.ts'), scriptedApp)
  const manifest = { name: 'device-activator-scripted', version: '0.0.0', main: 'scripted-main.cjs' }
  await writeFile(join(scriptedApp, 'package.json'), JSON.stringify(manifest))
}
