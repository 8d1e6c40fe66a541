/** `npm run build`: the page, the Electron bundles and the command line, into dist/. Only what is named as an argument, if anything is. */
import { fileURLToPath } from 'node:url'
import { bundleElectron } from '../electron/bundle.ts'
import { bundleCli } from './cli.ts'
import { buildPage } from './page.ts'

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const builds: Readonly<Record<string, () => Promise<void>>> = {
  page: () => buildPage(here('dist/renderer')),
  electron: () => bundleElectron(here('main/electron/main.ts'), here('dist/electron')),
  cli: () => bundleCli(here('main/cli/main.ts'), here('dist/cli')),
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(builds, name))
if (unknown !== undefined) {
  console.error(`build: there is no "${unknown}"; there are ${Object.keys(builds).join(', ')}`)
  process.exit(2)
}
for (const [name, build] of Object.entries(builds)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const began = performance.now()
  await build()
  console.error(`${name} built in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
