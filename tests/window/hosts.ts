/** The two hosts with a page, as a person starts them, over a data folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type ElectronApplication, expect, type Page } from '@playwright/test'
import { launchElectron } from './launch.ts'
import { checkout, chromiumArgs, chromiumPath, electronPath, noElectron } from './places.ts'

const cli = join(checkout, 'main/cli/main.ts')

export function openWindowOn(dataDir: string, ...args: string[]): Promise<OpenedWindow> {
  if (electronPath === undefined) throw new Error(noElectron)
  return openWindowBy(electronPath, dataDir, ...args)
}

export interface OpenedWindow {
  readonly electron: ElectronApplication
  readonly page: Page
}

/** @param executable Electron, or what stands in front of it */
export async function openWindowBy(executable: string, dataDir: string, ...args: string[]): Promise<OpenedWindow> {
  const electron = await launchElectron({
    executablePath: executable,
    args: [checkout, `--user-data-dir=${join(dataDir, 'window')}`, `--data-dir=${dataDir}`, ...args],
  })
  return { electron, page: await electron.firstWindow() }
}

export async function inWindowOn<T>(dataDir: string, act: (page: Page) => Promise<T>, ...args: string[]): Promise<T> {
  const { electron, page } = await openWindowOn(dataDir, ...args)
  try {
    return await act(page)
  } finally {
    await electron.close()
  }
}

export async function inBrowserOn<T>(dataDir: string, act: (page: Page) => Promise<T>): Promise<T> {
  const host = startCli(['web', '--json', '--no-open', '--data-dir', dataDir])
  const browser = await chromium.launch({ args: chromiumArgs, ...(chromiumPath && { executablePath: chromiumPath }) })
  try {
    const page = await browser.newPage()
    await page.goto(String((await saying(host, 'listening')).url))
    return await act(page)
  } finally {
    await browser.close()
    const ended = once(host, 'exit')
    host.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  }
}

export function startCli(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The first line with this event. */
export async function saying(child: ChildProcess, event: string): Promise<Readonly<Record<string, unknown>>> {
  if (child.stdout === null) throw new Error('its output is a pipe')
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line)
    if (said.event === event) return said
  }
  throw new Error(`it ended before it said ${event}`)
}
