/** The one window: sandboxed, shown when it is drawn, back where it was. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen, session } from 'electron'
import { keepOffTheNetwork } from './hardening.ts'
import { firstSize, placeFrom, remembered } from './place.ts'
import { pageAddress, servePage } from './protocol.ts'

export interface WindowParts {
  /** Holds the built page. */
  readonly pageFolder: string
  readonly icon?: string | undefined
  readonly place: { read(): string | undefined; write(place: string): void }
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** In memory only: the page keeps nothing, everything it shows comes from a snapshot. */
const pageSession = 'page'

/** Once, after `ready` and before the first window. */
export function preparePage(pageFolder: string): void {
  const own = session.fromPartition(pageSession)
  servePage(own, pageFolder)
  keepOffTheNetwork(own)
}

export function openWindow(parts: WindowParts): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const place = placeFrom(parts.place.read(), areas)
  const { x, y, width, height } = { ...firstSize, x: undefined, y: undefined, ...place }
  const window = new BrowserWindow({
    width,
    height,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Device Activator',
    // What is seen until the page has drawn: the page's own ground in either theme.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    webPreferences: {
      preload: join(__dirname, 'preload.cjs'),
      partition: pageSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (place?.maximized === true) window.maximize()
    window.show()
  })
  window.on('close', () => parts.place.write(remembered(window.getNormalBounds(), window.isMaximized())))
  reviveOnce(window, parts.log)
  // A page that does not load is told by the promise and by the event; the log needs it once.
  window.loadURL(pageAddress).catch((error: unknown) => parts.log('page-not-loaded', { error: String(error) }))
  return window
}

/** A crashed page is loaded again: it draws itself from the newest snapshot. A second crash within a minute stays. */
function reviveOnce(window: BrowserWindow, log: WindowParts['log']): void {
  let crashedAt = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('page-gone', { reason, exitCode })
    const now = performance.now()
    if (reason !== 'clean-exit' && now - crashedAt > 60_000 && !window.isDestroyed()) window.webContents.reload()
    crashedAt = now
  })
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
