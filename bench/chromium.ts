/** A browser for what is measured on the screen. */
import { type Browser, chromium } from '@playwright/test'
import { chromiumArgs, chromiumPath, noChromium } from '../tests/window/places.ts'

/** @throws Error where there is none: a figure that was not measured does not hold */
export async function openBrowser(): Promise<AsyncDisposable & { readonly browser: Browser }> {
  if (chromiumPath === undefined) throw new Error(noChromium)
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArgs })
  return { browser, [Symbol.asyncDispose]: () => browser.close() }
}
