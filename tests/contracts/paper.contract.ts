/** What everything that makes PDFs keeps to, whatever runs the tests. */
import assert from 'node:assert/strict'
import type { Paper } from '../../app/outside.ts'

const page = (body: string) => `<!doctype html><html><head><title>a</title></head><body>${body}</body></html>`
const patience = () => AbortSignal.timeout(30_000)

export const paperContract: Readonly<Record<string, (paper: Paper) => Promise<void>>> = {
  async 'a document becomes a PDF'(paper) {
    const pdf = Buffer.from(await paper.pdf(page('<p>012345</p>'), patience()))
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    assert.match(pdf.toString('latin1'), /\/Type\s*\/Page\b/)
    assert.match(pdf.subarray(-10).toString(), /%%EOF/)
  },

  async 'many at once do not get in each other’s way'(paper) {
    const all = await Promise.all(['a', 'b', 'c'].map((text) => paper.pdf(page(text), patience())))
    for (const pdf of all) assert.equal(Buffer.from(pdf).subarray(0, 5).toString(), '%PDF-')
  },

  async 'it ends when it is cancelled, before or meanwhile'(paper) {
    const over = new AbortController()
    const printing = paper.pdf(page('<p>a</p>'.repeat(20_000)), over.signal)
    over.abort()
    await assert.rejects(printing, { code: 'CANCELLED' })
    await assert.rejects(paper.pdf(page('a'), over.signal), { code: 'CANCELLED' })
  },
}
