/** A checkout with the real launcher, a program of a few lines, and an npm that does what it is told. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const sources = fileURLToPath(new URL('../../main', import.meta.url))

export interface Packages {
  readonly [place: string]: { readonly version: string; readonly optional?: true }
}
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}
export type Running = ChildProcessByStdio<null, Readable, Readable>

export class Checkout implements AsyncDisposable {
  readonly #root: string

  static async of(program: string, locked: Packages): Promise<Checkout> {
    const checkout = new Checkout(await mkdtemp(join(tmpdir(), 'launcher-')))
    await cp(join(sources, 'launch.mjs'), join(checkout.#root, 'main/launch.mjs'))
    await cp(join(sources, 'launching'), join(checkout.#root, 'main/launching'), { recursive: true })
    await checkout.#write('main/cli/main.ts', program)
    await checkout.lock(locked)
    await checkout.npmThat('installs')
    return checkout
  }

  private constructor(root: string) {
    this.#root = root
  }

  async lock(packages: Packages): Promise<void> {
    await this.#write('package-lock.json', lockfile(packages))
  }

  /** As an npm would have left it, and older than the lockfile unless said otherwise. */
  async installed(packages: Packages, age: 'older' | 'newer' = 'older'): Promise<void> {
    const hidden = await this.#write('node_modules/.package-lock.json', lockfile(packages))
    const moment = Date.now() / 1000 + (age === 'older' ? -100 : 100)
    await utimes(hidden, moment, moment)
  }

  /** `npm ci` itself: says something on standard output, and copies the lockfile as its last step. */
  async npmThat(does: 'installs' | 'fails'): Promise<void> {
    const installs = `mkdirSync('node_modules', { recursive: true })
      cpSync('package-lock.json', 'node_modules/.package-lock.json')`
    await this.#write(
      'npm/bin/npm-cli.js',
      `const { appendFileSync, cpSync, mkdirSync } = require('node:fs')
      appendFileSync('npm-was-asked', process.argv.slice(2, 3) + '\\n')
      console.log('npm speaks')
      ${does === 'installs' ? installs : 'process.exit(7)'}`,
    )
  }

  /** How often `npm ci` was run. */
  async installs(): Promise<number> {
    const asked = await readFile(join(this.#root, 'npm-was-asked'), 'utf8').catch(() => '')
    return asked.split('\n').filter((line) => line === 'ci').length
  }

  start(...args: string[]): Running {
    return spawn(process.execPath, [join(this.#root, 'main/launch.mjs'), 'cli', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        npm_execpath: join(this.#root, 'npm/bin/npm-cli.js'),
        npm_node_execpath: process.execPath,
      },
    })
  }

  async run(...args: string[]): Promise<Ended> {
    return await ended(this.start(...args))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#root, { recursive: true })
  }

  async #write(file: string, content: string): Promise<string> {
    const path = join(this.#root, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    return path
  }
}

export async function ended(child: Running): Promise<Ended> {
  const [[code, signal], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return { code, signal, out, err }
}

function lockfile(packages: Packages): string {
  return JSON.stringify({ packages: { '': { name: 'top' }, ...packages } })
}
