/** How the window behaves: what it carries, that there is one, that it comes back where it was, and how it ends. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Snapshot } from '../../app/api.ts'
import type { ScriptedActivator } from '../fakes/scripted-activator.ts'
import { electronPath, noElectron, probePage, scriptedApp } from './places.ts'
import { expect, launch, test } from './scripted-window.ts'

const run = (page: Page, command: unknown) =>
  page.evaluate((given) => Reflect.get(window, 'activator').run(given), command)
const newest = (page: Page): Promise<Snapshot> => page.evaluate(() => Reflect.get(window, 'newest'))

test.describe('messages', () => {
  test('a device is taken by what the page asks and sees', async ({ page }) => {
    expect(await run(page, { command: 'activate', port: '/dev/scripted0' })).toEqual({ accepted: true })
    await page.getByText('/dev/scripted0 confirming').waitFor()
    const activation = (await newest(page)).ports[0]?.activation?.id
    expect(await run(page, { command: 'confirm', activation })).toEqual({ accepted: true })
    await page.getByText('/dev/scripted0 done').waitFor()
    const found = await page.evaluate(() => Reflect.get(window, 'activator').ask({ query: 'history' }))
    expect(found.rows).toMatchObject([{ outcome: 'taken', serial_number: '012345', owned: 'yes' }])
  })

  test('a page loaded again in the middle draws itself from the newest snapshot', async ({ page }) => {
    await run(page, { command: 'activate', port: '/dev/scripted0' })
    await page.getByText('/dev/scripted0 confirming').waitFor()
    await page.reload()
    await page.getByText('/dev/scripted0 confirming').waitFor()
    expect(await page.evaluate(() => Reflect.get(window, 'numbers').length)).toBe(1)
  })

  test('a page that stops listening hears nothing more', async ({ electron, page }) => {
    await page.evaluate(() => Reflect.get(window, 'stop')())
    const before = await page.evaluate(() => Reflect.get(window, 'numbers').length)
    await electron.evaluate(() => (Reflect.get(globalThis, 'scripted') as ScriptedActivator).touch())
    // A round trip behind the snapshot on the same pipe: had it been heard, it would be there by now.
    await run(page, { command: 'set', theme: 'dark' })
    expect(await page.evaluate(() => Reflect.get(window, 'numbers').length)).toBe(before)
  })

  test('what is not a command is refused as data', async ({ page }) => {
    for (const wrong of [{}, null, 'activate', [], { command: 'format-disk' }, { command: 'activate', port: 1 }]) {
      expect(await run(page, wrong), JSON.stringify(wrong)).toMatchObject({ failure: { code: 'CONFIG_INVALID' } })
    }
    const asked = await page.evaluate(() => Reflect.get(window, 'activator').ask({ query: 'history', limit: 1e9 }))
    expect(asked).toMatchObject({ failure: { code: 'CONFIG_INVALID' } })
  })

  test('another window is refused, even with our preload and our address', async ({ electron, page }) => {
    await page.title()
    for (const address of ['data:text/html,stranger', 'app://activator/']) {
      expect(await fromAnotherWindow(electron, address)).toContain('refused: not the page')
    }
    expect((await newest(page)).settings.language).toBe('en')
  })

  test('our own window is refused once it shows a strange address', async ({ electron, page }) => {
    const said = await electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      await contents?.loadURL('data:text/html,stranger')
      return await contents?.executeJavaScript(
        `activator.run({ command: 'set', language: 'fr' }).then(JSON.stringify, (error) => error.message)`,
      )
    })
    expect(said).toContain('refused: not the page')
    expect(await language(electron)).toBe('en')
    await page.close()
  })
})

test.describe('the window', () => {
  test('is one: a second start brings the first one forward and ends', async ({ electron, page, userData }) => {
    await page.title()
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    const second = spawn(electronPath ?? '', [scriptedApp, `--user-data-dir=${userData}`], {
      env: { ...process.env, PAGE_FOLDER: probePage },
    })
    expect(await once(second, 'exit')).toEqual([0, null])
    const windows = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    )
    expect(windows).toEqual([true])
  })

  test('comes back where it was, but not off the screen', async ({ userData }) => {
    test.skip(electronPath === undefined)
    const place = { x: 60, y: 40, width: 900, height: 700 }
    expect(await boundsAfter(userData, place)).not.toEqual(place)
    expect(await boundsAfter(userData, { ...place, x: 5000 })).toEqual(place)
    expect((await boundsAfter(userData, place))?.x).toBeLessThan(2000)
  })

  test('has a menu in the language of the screens', async ({ electron, page }) => {
    await run(page, { command: 'set', language: 'fr' })
    const labels = () =>
      electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
    await expect.poll(labels).toEqual(['file fr', 'edit fr', 'view fr'])
  })

  test('loads its page again when that crashed', async ({ electron, page }) => {
    await page.title()
    const loaded = await electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const again = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(contents.getURL())))
      contents?.forcefullyCrashRenderer()
      return await again
    })
    expect(loaded).toBe('app://activator/')
  })

  test('logs every error nobody caught, shows one, and goes on', async ({ electron, page }) => {
    const logged: string[] = []
    electron.process().stderr?.on('data', (chunk) => logged.push(String(chunk)))
    const shown = await electron.evaluate(async ({ dialog }) => {
      const boxes: string[] = []
      dialog.showMessageBox = async (...given: unknown[]) => {
        boxes.push((given.at(-1) as { message: string }).message)
        return { response: 0, checkboxChecked: false }
      }
      for (const text of ['first', 'second']) setTimeout(() => process.emit('uncaughtException', new Error(text)))
      void Promise.reject(new Error('third'))
      await new Promise((resolve) => setTimeout(resolve, 100))
      return boxes
    })
    expect(shown).toEqual([expect.stringMatching(/Error: (first|third)/)])
    for (const text of ['first', 'second', 'third']) expect(logged.join('')).toContain(text)
    expect(await run(page, { command: 'set', theme: 'dark' })).toEqual({ accepted: true })
  })
})

test.describe('the end', () => {
  const ends: Record<string, (window: ChildProcessByStdio<Writable, Readable, null>) => void> = {
    'closing the window': (window) => window.stdin.end('close'),
    SIGTERM: (window) => window.kill('SIGTERM'),
    SIGINT: (window) => window.kill('SIGINT'),
  }
  for (const [how, end] of Object.entries(ends)) {
    test(`${how}: the core is closed before the process goes`, async ({ userData }) => {
      test.skip(process.platform === 'win32' && how.startsWith('SIG'), 'there are no signals')
      test.skip(electronPath === undefined, noElectron)
      const window = startAlone(userData)
      await expect.poll(window.said, { timeout: 25_000 }).toContain('window-shown')
      end(window.process)
      expect(await window.ended).toEqual([0, null])
      expect(window.said()).toContain('core-closed')
    })
  }
})

test.describe('the end while a batch is running', () => {
  test('a person is asked, may stay, and may leave', async ({ userData }) => {
    test.skip(electronPath === undefined, noElectron)
    const electron = await launch(userData, '--batch')
    const page = await electron.firstWindow()
    await page.getByText('free').waitFor()
    const asked = await electron.evaluate(
      ({ BrowserWindow, dialog }) =>
        new Promise<unknown>((resolve) => {
          dialog.showMessageBox = async (...given: unknown[]) => {
            resolve(given.at(-1))
            return { response: 0, checkboxChecked: false }
          }
          BrowserWindow.getAllWindows()[0]?.close()
        }),
    )
    expect(asked).toMatchObject({ message: 'leave Order 4711?', detail: 'nothing is lost', buttons: ['stay', 'quit'] })
    expect(await run(page, { command: 'set', theme: 'dark' })).toEqual({ accepted: true })

    await electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
    })
    const exit = once(electron.process(), 'exit')
    await closeWindow(electron)
    expect(await exit).toEqual([0, null])
  })

  test('whoever ends the program by a signal is not', async ({ userData }) => {
    test.skip(process.platform === 'win32', 'there are no signals')
    test.skip(electronPath === undefined, noElectron)
    const window = startAlone(userData, '--batch')
    await expect.poll(window.said, { timeout: 25_000 }).toContain('window-shown')
    window.process.kill('SIGTERM')
    expect(await window.ended).toEqual([0, null])
    expect(window.said()).toContain('core-closed')
  })
})

/** Without a debugger: Electron, not the app, now and then falls over one that is attached while it ends. */
function startAlone(userData: string, ...args: readonly string[]) {
  const window = spawn(electronPath ?? '', [scriptedApp, `--user-data-dir=${userData}`, ...args], {
    env: { ...process.env, PAGE_FOLDER: probePage },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let said = ''
  window.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  return { process: window, said: () => said, ended: once(window, 'close') }
}

async function fromAnotherWindow(electron: ElectronApplication, address: string): Promise<string> {
  return await electron.evaluate(
    async ({ BrowserWindow }, { address, preload }) => {
      const partition = 'page'
      const other = new BrowserWindow({ show: false, webPreferences: { preload, partition, sandbox: true } })
      await other.loadURL(address)
      const said = await other.webContents.executeJavaScript(
        `activator.run({ command: 'set', language: 'fr' }).then(JSON.stringify, (error) => error.message)`,
      )
      other.destroy()
      return said
    },
    { address, preload: join(scriptedApp, 'preload.cjs') },
  )
}

function language(electron: ElectronApplication): Promise<string> {
  return electron.evaluate(
    () => (Reflect.get(globalThis, 'scripted') as ScriptedActivator).snapshot().settings.language,
  )
}

/** Where a fresh start opens; leaves the window at `next`. */
async function boundsAfter(userData: string, next: { x: number; y: number; width: number; height: number }) {
  const electron = await launch(userData)
  const page = await electron.firstWindow()
  await page.getByText('free').waitFor()
  const bounds = await electron.evaluate(({ BrowserWindow }, place) => {
    const window = BrowserWindow.getAllWindows()[0]
    const opened = window?.getNormalBounds()
    window?.setBounds(place)
    return opened
  }, next)
  const exit = once(electron.process(), 'exit')
  await closeWindow(electron)
  await exit
  return bounds
}

/** As a person does it. After this turn, or the answer would be lost with the process. */
function closeWindow(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close())
  })
}
