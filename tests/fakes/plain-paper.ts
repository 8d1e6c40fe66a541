/** Paper without a browser: the words of a document on one page, its marks left out. */
import { setImmediate } from 'node:timers/promises'
import { ActivatorError } from '../../app/errors.ts'
import type { Paper } from '../../app/outside.ts'

export const plainPaper: Paper = {
  async pdf(html, signal) {
    await setImmediate()
    if (signal.aborted) throw new ActivatorError('CANCELLED', {})
    const words = html.replace(/<(style|script|title)[\s\S]*?<\/\1>|<[^>]*>/g, ' ').replace(/[()\\\s]+/g, ' ')
    const stream = `BT /F1 8 Tf 40 800 Td (${words}) Tj ET`
    const objects = [
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R] /Count 1>>',
      '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>',
      `<</Length ${Buffer.byteLength(stream)}>>stream\n${stream}\nendstream`,
    ]
    const told = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
    return new TextEncoder().encode(`%PDF-1.4\n${told}trailer\n<</Root 1 0 R>>\n%%EOF`)
  },
}
