/**
 * The desktop host: one process, one window, one core. Which core is handed in, so that the window can be tried with one
 * that needs no devices.
 */
import { app, type BrowserWindow, type WebContents } from 'electron'
import type { Activator, Snapshot } from '../../app/api.ts'
import type { Log, Settings } from '../../app/outside.ts'
import { type FaultWords, showBox, tellFaults } from './faults.ts'
import { harden } from './hardening.ts'
import { carry, sendSnapshots } from './ipc.ts'
import { Leaving, type LeavingWords } from './leaving.ts'
import { type MenuWord, setMenu } from './menu.ts'
import { declareScheme } from './protocol.ts'
import { quitGracefully } from './quit.ts'
import { bringForward, openWindow, preparePage } from './window.ts'

export interface ShellParts {
  readonly pageFolder: string
  readonly icon?: string | undefined
  readonly log: Log
  readonly settings: () => Promise<Settings>
  /** Called once the process is ready; keyring, proxy and certificates are there from then on. */
  readonly openCore: () => Promise<Activator>
  /** First start with nothing chosen goes straight to practice. */
  readonly practice: boolean
  /** Told when the window has been drawn. */
  readonly shown: () => void
  readonly words: (language: string) => ShellWords
}
export interface ShellWords extends FaultWords {
  menu(word: MenuWord): string
  readonly leaving: LeavingWords
  readonly failedTitle: string
  /** Why the core could not be opened, for a person. */
  failed(error: unknown): string
}

/** @returns false where another process has this user's window already: that one came forward instead. */
export function startShell(parts: ShellParts): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  declareScheme()
  harden()
  const shell = new Shell(parts)
  tellFaults(parts.log, () => shell.words)
  void app.whenReady().then(() => shell.open())
  return true
}

class Shell {
  readonly #parts: ShellParts
  #window: BrowserWindow | undefined
  #settings: Settings | undefined
  #core: Promise<Activator> | undefined
  /** The name of the batch that is running, as the core said last. */
  #running: string | undefined
  #leaving: Leaving | undefined
  /** The place being written down: the process must not go before. */
  #remembering: Promise<void> | undefined
  #language = ''
  words: ShellWords

  constructor(parts: ShellParts) {
    this.#parts = parts
    this.words = parts.words(this.#language)
  }

  async open(): Promise<void> {
    const { log, openCore, pageFolder, settings } = this.#parts
    this.#settings = await settings()
    this.#speak(this.#settings.get('language') ?? app.getLocale())
    preparePage(pageFolder)
    this.#leaving = new Leaving({ running: () => this.#running, words: () => this.words.leaving, log })
    const drawn = Promise.withResolvers<void>()
    // The page comes through this process: what opening the core takes of it would keep the window from being seen.
    this.#core = drawn.promise.then(openCore)
    const carried = carry(this.#core, this.#page)
    quitGracefully(async () => {
      carried[Symbol.dispose]()
      await this.#close()
    }, log)
    this.#openWindow(drawn.resolve)
    app.on('second-instance', () => this.#forward())
    app.on('activate', () => this.#forward())
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit()
    })
    await this.#attach(this.#core)
  }

  readonly #page = (): WebContents | undefined => this.#window?.webContents

  async #attach(opening: Promise<Activator>): Promise<void> {
    let core: Activator
    try {
      core = await opening
    } catch (error) {
      this.#parts.log.warn('core-not-opened', { error: String(error) })
      await showBox(this.words.failedTitle, this.words.failed(error), this.#parts.log)
      app.quit()
      return
    }
    sendSnapshots(core, this.#page)
    const heard = ({ settings, batch }: Snapshot) => {
      this.#speak(settings.language)
      this.#running = batch?.open?.state === 'running' ? batch.open.name : undefined
    }
    core.onSnapshot(heard)
    heard(core.snapshot())
    const { mode } = core.snapshot()
    if (this.#parts.practice && mode === 'undecided') await core.run({ command: 'choose-mode', mode: 'practice' })
  }

  /** @param drawn called when the window shows something, or never will */
  #openWindow(drawn: () => void = () => undefined): void {
    const { log, pageFolder, icon, shown } = this.#parts
    const window = openWindow({
      pageFolder,
      icon,
      log: (event, fields) => log.warn(event, fields),
      place: {
        read: () => this.#settings?.get('window'),
        write: (place) => this.#remember(place),
      },
    })
    this.#leaving?.watch(window)
    window.once('show', shown)
    window.once('show', drawn)
    window.webContents.once('did-fail-load', drawn)
    window.once('closed', () => {
      drawn()
      this.#window = undefined
    })
    this.#window = window
  }

  #forward(): void {
    if (this.#window === undefined) this.#openWindow()
    else bringForward(this.#window)
  }

  #remember(place: string): void {
    this.#remembering = this.#settings
      ?.set('window', place)
      .catch((error: unknown) => this.#parts.log.warn('place-not-kept', { error: String(error) }))
  }

  #speak(language: string): void {
    if (language === this.#language) return
    this.#language = language
    this.words = this.#parts.words(language)
    setMenu((word) => this.words.menu(word))
  }

  /** @throws what the core could not end properly; one that never opened was told of already */
  async #close(): Promise<void> {
    await this.#remembering
    const core = await this.#core?.catch(() => undefined)
    await core?.[Symbol.asyncDispose]()
  }
}
