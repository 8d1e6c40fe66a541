/** A fresh window over the scripted core for each test, with a folder of its own, ended and cleared away after it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { launchElectron } from './launch.ts'
import { electronPath, noElectron, probePage, scriptedApp } from './places.ts'

interface Windows {
  readonly userData: string
  readonly electron: ElectronApplication
  readonly page: Page
}

export const test = base.extend<Windows>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'activator-window-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  electron: async ({ userData }, use) => {
    base.skip(electronPath === undefined, noElectron)
    const electron = await launch(userData)
    await use(electron)
    await electron.close()
  },
  page: async ({ electron }, use) => {
    const page = await electron.firstWindow()
    await page.getByText('/dev/scripted0 free').waitFor()
    await use(page)
  },
})
export { expect } from '@playwright/test'

export async function launch(userData: string, ...args: string[]): Promise<ElectronApplication> {
  if (electronPath === undefined) throw new Error(noElectron)
  return await launchElectron({
    executablePath: electronPath,
    args: [scriptedApp, `--user-data-dir=${userData}`, ...args],
    env: { ...environment(), PAGE_FOLDER: probePage },
  })
}

function environment(): Record<string, string> {
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(set)
}
