/** A browser for what is measured on the screen. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']

/** @throws Error where there is none: a figure that was not measured does not hold */
export async function openBrowser(): Promise<AsyncDisposable & { readonly browser: Browser }> {
  const executablePath = places.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM_PATH to its executable')
  // Chromium's own sandbox refuses to start as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const browser = await chromium.launch({ executablePath, args })
  return { browser, [Symbol.asyncDispose]: () => browser.close() }
}

/** Milliseconds since 1970, as every process of this machine reads them. */
export const instant = (): number => performance.timeOrigin + performance.now()
