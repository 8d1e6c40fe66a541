/** `app://`: the page's own scheme. Serves the built page and nothing else; no file: address is ever loaded. */
import { protocol, type Session } from 'electron'
import { guards, pageFile } from '../web/page-files.ts'

export const pageOrigin = 'app://activator'
export const pageAddress = `${pageOrigin}/`

/** Before `ready`, where privileges can still be given. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export function servePage(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET') return refused(405)
    if (url.host !== 'activator') return refused(404)
    const { status, headers, body } = await pageFile(folder, url.pathname)
    return new Response(Buffer.from(body), { status, headers })
  })
}

function refused(status: number): Response {
  return new Response(null, { status, headers: guards() })
}
