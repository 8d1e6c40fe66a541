/**
 * What a page may not do, whatever got into it: leave, open windows, embed, be granted anything, reach the network, write
 * a file nobody was asked about.
 * Held for every session and every page the process ever makes.
 */
import { join } from 'node:path'
import { app, type DownloadItem, type Session, type WebContents } from 'electron'
import { pageAddress, pageOrigin } from './protocol.ts'

/** Before `ready`, so that no session and no page slips through. */
export function harden(): void {
  app.on('session-created', refusePermissions)
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

/** The page's session serves `app://` alone: requests anywhere else end here, should the page's policy ever fail. */
export function keepOffTheNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const scheme = new URL(details.url).protocol
    answer({ cancel: !['app:', 'data:', 'blob:', 'devtools:'].includes(scheme) })
  })
}

function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('will-download', (event, item, contents) => {
    if (!isOwnFile(item, contents)) return event.preventDefault()
    // No path is set: the person is asked where to, and may say no.
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), item.getFilename()) })
  })
}

/** Only what our own page made itself is saved; nothing is fetched from anywhere. */
function isOwnFile(item: DownloadItem, contents: WebContents): boolean {
  return contents.getURL().split('#', 1)[0] === pageAddress && item.getURL().startsWith(`blob:${pageOrigin}/`)
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Loading itself again is the only place a page may go.
  contents.on('will-navigate', (event) => {
    if (event.url !== pageAddress) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.url !== pageAddress || !event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}
