/** The browser host as a program runs it: opens the core, serves the page, says where, and ends with the signal. */
import { createInterface } from 'node:readline'
import type { Activator } from '../../app/api.ts'
import { errorOf } from '../../app/errors.ts'
import type { Log } from '../../app/outside.ts'
import type { Texts } from '../../app/texts/text.ts'
import { builtPage, freshPage } from '../build/fresh.ts'
import { untilAborted } from '../cli/interrupt.ts'
import { openCore, type WebCoreParts } from './core.ts'
import { startWebHost, type WebHost } from './host.ts'

export interface ServePageParts {
  readonly core: WebCoreParts
  readonly port: number
  /** Opens the person's browser, where there is a display. */
  readonly openBrowser: boolean
  /** First start with nothing chosen goes straight to practice. */
  readonly practice: boolean
  readonly texts: Texts
  /** A line for people. */
  readonly say: (line: string) => void
  /** Called once, when the page can be opened. */
  readonly listening: (url: string) => void
  readonly signal: AbortSignal
}

/** Resolves when the signal has ended it and the core is closed. @throws what opening the core or the port throws */
export async function servePage(parts: ServePageParts): Promise<void> {
  const { texts, say, signal } = parts
  await freshPage(() => say(texts('hosts.building')))
  await using core = await openCore(parts.core)
  const { activator, log } = core
  if (parts.practice) await practise(activator)
  refuseSecondWriter(activator)
  await using host = await startWebHost({
    activator,
    pageFolder: builtPage,
    port: parts.port,
    words: { closed: texts('hosts.web.closed'), used: texts('hosts.web.used') },
    log,
    signal,
  })
  parts.listening(host.url)
  const opens = parts.openBrowser && hasDisplay()
  say(texts(opens ? 'hosts.web.opened' : 'hosts.web.listening', { url: host.url }))
  // An address of its own: the one on the terminal stays good for whoever reads it there.
  if (opens) await openBrowser(host.newUrl(), log)
  using _asking = newAddressOnEnter(host, parts)
  await untilAborted(signal)
}

async function practise(activator: Activator): Promise<void> {
  if (activator.snapshot().mode === 'undecided') await activator.run({ command: 'choose-mode', mode: 'practice' })
}

/** A page that can only say that another program holds the data folder is of no use: the terminal says it better. */
function refuseSecondWriter(activator: Activator): void {
  for (const notice of activator.snapshot().notices) {
    if (notice.notice === 'failure' && notice.failure.code === 'DATA_FOLDER_IN_USE') throw errorOf(notice.failure)
  }
}

/** Only Linux runs without one in everyday life. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** The address stands on the terminal as well: a browser that does not open is no failure. */
async function openBrowser(url: string, log: Log): Promise<void> {
  const { default: open } = await import('open')
  try {
    const browser = await open(url)
    browser.once('error', (error) => log.warn('browser-not-opened', { error: String(error) }))
  } catch (error) {
    log.warn('browser-not-opened', { error: String(error) })
  }
}

/** Another browser, or one that was closed and forgot, gets in this way. */
function newAddressOnEnter(host: WebHost, { texts, say }: ServePageParts): Disposable | undefined {
  if (process.stdin.isTTY !== true) return undefined
  const lines = createInterface({ input: process.stdin, terminal: false })
  say(texts('hosts.web.again'))
  lines.on('line', () => say(texts('hosts.web.listening', { url: host.newUrl() })))
  return { [Symbol.dispose]: () => lines.close() }
}
