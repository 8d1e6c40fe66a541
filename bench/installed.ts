/** The package as npm installs it: bundled JavaScript, beside the packages it needs. */
import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleCli } from '../main/build/cli.ts'
import { root, temporary } from './world.ts'

const SHIPPED = ['package.json', 'main/device-activator.mjs', 'main/launching', 'resources/device-profiles']

export interface Installed extends AsyncDisposable {
  /** The file behind the `device-activator` command. */
  readonly bin: string
}

export async function installed(): Promise<Installed> {
  await using held = new AsyncDisposableStack()
  const { path } = held.use(await temporary())
  const packages = join(path, 'node_modules')
  const home = join(packages, 'device-activator')
  await mkdir(home, { recursive: true })
  const present = await readdir(join(root, 'node_modules'))
  const needed = present.filter((name) => !name.startsWith('.'))
  await Promise.all(needed.map((name) => symlink(join(root, 'node_modules', name), join(packages, name))))
  await Promise.all(SHIPPED.map((name) => cp(join(root, name), join(home, name), { recursive: true })))
  await bundleCli(join(root, 'main/cli/main.ts'), join(home, 'dist/cli'))
  const all = held.move()
  return { bin: join(home, 'main/device-activator.mjs'), [Symbol.asyncDispose]: () => all.disposeAsync() }
}
