/** Printing without a printer, as the window does it. */
import type { ElectronApplication } from '@playwright/test'
import { ActivatorError } from '../../app/errors.ts'
import type { Paper } from '../../app/outside.ts'
import { paperContract } from '../contracts/paper.contract.ts'
import { readPrinted } from './printed.ts'
import { expect, test } from './scripted-window.ts'

/** In the app that runs, as it is asked for from here. */
function paperOf(electron: ElectronApplication): Paper {
  return {
    async pdf(html, signal) {
      const id = crypto.randomUUID()
      const cancel = () => void electron.evaluate((_, id) => Reflect.get(globalThis, 'paper').cancel(id), id)
      signal.addEventListener('abort', cancel)
      const given = { html, id, cancelled: signal.aborted }
      const made: string | { code: 'CANCELLED' } = await electron.evaluate(
        (_, given) => Reflect.get(globalThis, 'paper').print(given),
        given,
      )
      if (typeof made !== 'string') throw new ActivatorError(made.code, {})
      return Buffer.from(made, 'base64')
    },
  }
}

for (const [what, holds] of Object.entries(paperContract)) {
  test(`paper: ${what}`, async ({ electron }) => await holds(paperOf(electron)))
}

test('paper has the size and the words of the document; nothing in it runs, and nothing it names is fetched', async ({
  electron,
}) => {
  const html = `<!doctype html><html><head><title>a</title><style>@page { size: A4 landscape }</style></head><body>
    <p>012345</p><script>document.body.append('it runs')</script>
    <img src="http://localhost:9/" onerror="document.body.append('it runs')" alt="">
    <iframe src="data:text/html,framed"></iframe></body></html>`
  const before = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const pdf = await paperOf(electron).pdf(html, AbortSignal.timeout(30_000))
  const { pages, text } = readPrinted(Buffer.from(pdf))
  expect(pages).toHaveLength(1)
  expect(Math.round(pages[0]?.width ?? 0)).toBe(297)
  expect(text).toContain('012345')
  expect(text).not.toContain('it runs')
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(before)
})
