/** PDF by Chromium: a page of our own in a window nobody sees, without scripts and without a network, thrown away afterwards. */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, session } from 'electron'
import { ActivatorError } from '../../app/errors.ts'
import type { Paper } from '../../app/outside.ts'
import { keepOffTheNetwork } from './hardening.ts'
import { pageOrigin } from './protocol.ts'

/** 20,000 rows, some five hundred pages, take 40 s on two slow cores. */
const LIMIT_MS = 300_000

/** By path, while they are being printed. A document may be larger than an address can be. */
const documents = new Map<string, string>()

export const electronPaper: Paper = {
  async pdf(html, signal) {
    if (signal.aborted) throw new ActivatorError('CANCELLED', {})
    const path = `/${randomUUID()}`
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: paperSession(),
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    })
    const { promise: ended, reject } = Promise.withResolvers<never>()
    const cancel = () => reject(new ActivatorError('CANCELLED', {}))
    const limit = setTimeout(() => reject(new ActivatorError('TIMED_OUT', { seconds: LIMIT_MS / 1000 })), LIMIT_MS)
    signal.addEventListener('abort', cancel, { once: true })
    documents.set(path, html)
    try {
      return await Promise.race([ended, printed(window, path)])
    } finally {
      clearTimeout(limit)
      signal.removeEventListener('abort', cancel)
      documents.delete(path)
      window.destroy()
    }
  },
}

async function printed(window: BrowserWindow, path: string): Promise<Uint8Array> {
  await window.loadURL(`${pageOrigin}${path}`)
  try {
    // Paper, margins and page numbers are the document's own.
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
  } catch (error) {
    throw new ActivatorError('CONFIG_INVALID', { what: String(error) }, error)
  }
}

let prepared: Electron.Session | undefined

/** Of its own, in memory: it serves what is being printed, and reaches nothing else. */
function paperSession(): Electron.Session {
  if (prepared !== undefined) return prepared
  prepared = session.fromPartition('paper')
  keepOffTheNetwork(prepared)
  prepared.protocol.handle('app', ({ url }) => {
    const html = documents.get(new URL(url).pathname)
    const headers = { 'content-type': 'text/html; charset=utf-8' }
    return html === undefined ? new Response(null, { status: 404 }) : new Response(html, { headers })
  })
  return prepared
}
