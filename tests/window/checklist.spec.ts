/** Electron's own security checklist, each line on the running window. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './scripted-window.ts'

test.describe('the page', () => {
  test('is sandboxed and apart from the preload', async ({ electron, page }) => {
    await page.title()
    const preferences = await electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      // Not part of the typed API, but the only place where what really holds can be read.
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(preferences.allowRunningInsecureContent ?? false).toBe(false)
    expect(preferences.experimentalFeatures ?? false).toBe(false)
    expect(preferences.nodeIntegrationInWorker ?? false).toBe(false)
    expect(preferences.nodeIntegrationInSubFrames ?? false).toBe(false)
  })

  test('finds no Node and no Electron, only three functions', async ({ page }) => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', '__dirname', 'global', 'electron'].filter((n) => n in window),
      given: Object.keys(Reflect.get(window, 'activator')).sort(),
    }))
    expect(found).toEqual({ node: [], given: ['ask', 'onSnapshot', 'run'] })
  })

  test('cannot change what it was given', async ({ page }) => {
    const changed = await page.evaluate(() => {
      const given = Reflect.get(window, 'activator')
      const tried = Reflect.set(window, 'activator', {}) || Reflect.set(given, 'run', () => 'forged')
      return tried || Reflect.get(window, 'activator') !== given
    })
    expect(changed).toBe(false)
  })

  test('comes by its own scheme, under a strict policy', async ({ page }) => {
    expect(page.url()).toBe('app://activator/')
    const headers = await page.evaluate(async () => {
      const answer = await fetch('/')
      return Object.fromEntries(answer.headers)
    })
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)).toBe(
      'rgb(1, 2, 3)',
    )
  })

  test('runs no inline script, no eval and no style without the nonce', async ({ page }) => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      const style = document.createElement('style')
      style.textContent = 'h1 { color: rgb(9, 9, 9) !important }'
      document.head.append(script, style)
      const evaluated = Reflect.get(window, 'inlineRan') === true
      return { evaluated, color: getComputedStyle(document.querySelector('h1') as Element).color }
    })
    expect(ran).toEqual({ evaluated: false, color: 'rgb(1, 2, 3)' })
    const said = await page.evaluate(async () => {
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.attributeRan = true')
      document.body.append(button)
      button.click()
      // In a turn of its own: what the test itself evaluates is let through by the debugger.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return 1')())
          } catch (error) {
            resolve((error as Error).name)
          }
        }),
      )
      return [Reflect.get(window, 'attributeRan') === true, evaluated]
    })
    expect(said).toEqual([false, 'EvalError'])
  })

  test('reaches no network, not by policy and not by its session', async ({ electron, page }) => {
    const { url, hits, close } = await countingServer()
    try {
      expect(await page.evaluate((to) => fetch(to).then(String, (e: Error) => e.name), url)).toBe('TypeError')
      // The session refuses on its own too, with the policy out of the way.
      const answered = await electron.evaluate(async ({ BrowserWindow }, to) => {
        const session = BrowserWindow.getAllWindows()[0]?.webContents.session
        return await session?.fetch(to).then(
          (answer) => answer.status,
          (error: Error) => error.message,
        )
      }, url)
      expect(answered).toContain('ERR_BLOCKED_BY_CLIENT')
      expect(hits()).toBe(0)
    } finally {
      await close()
    }
  })

  test('gets files of its folder only', async ({ page }) => {
    const status = (path: string) => page.evaluate((to) => fetch(to).then(({ status }) => status), path)
    expect(await status('/probe.js')).toBe(200)
    for (const path of [
      '/nothing.js',
      '/%2e%2e/playwright.config.ts',
      '/..%2fplaywright.config.ts',
      '/..%5cplaywright.config.ts',
      '/%E0%A4%A',
    ]) {
      expect(await status(path), path).toBe(404)
    }
    expect(await page.evaluate(() => fetch('/probe.js', { method: 'POST' }).then((a) => a.status))).toBe(405)
    // Another host of the scheme is another origin.
    for (const other of ['app://other/', '//etc/passwd']) {
      expect(await page.evaluate((to) => fetch(to).then(String, (e: Error) => e.name), other)).toBe('TypeError')
    }
  })
})

test.describe('refused', () => {
  test('leaving for another address, in the page and in a frame', async ({ page }) => {
    for (const to of ['https://example.com/', 'app://other/', 'file:///etc/passwd', 'data:text/html,hello']) {
      await page.evaluate((address) => {
        location.href = address
      }, to)
      expect(await page.evaluate(() => location.href), to).toBe('app://activator/')
    }
    const frames = await page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.src = 'https://example.com/'
      document.body.append(frame)
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
      try {
        return frame.contentWindow?.location.href
      } catch (error) {
        return (error as Error).name
      }
    })
    expect(frames).not.toContain('example.com')
  })

  test('new windows', async ({ electron, page }) => {
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
    expect(await page.evaluate(() => window.open('app://activator/') === null)).toBe(true)
    expect(electron.windows()).toHaveLength(1)
  })

  test('webviews', async ({ electron, page }) => {
    await page.evaluate(() => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.com/')
      document.body.append(view)
    })
    const contents = await electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)
    expect(contents).toBe(1)
  })

  test('files nobody asked for: only what the page made itself is saved, where the person says', async ({
    electron,
    page,
    userData,
  }) => {
    const saved = join(userData, 'saved.txt')
    await electron.evaluate(({ BrowserWindow }, path) => {
      const asked: (string | undefined)[] = []
      Object.assign(globalThis, { asked })
      BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (event, item) => {
        asked.push(event.defaultPrevented ? undefined : item.getSaveDialogOptions().defaultPath)
        // In place of the dialog, which waits for a person.
        if (!event.defaultPrevented) item.setSavePath(path)
      })
    }, saved)
    const asked = () => electron.evaluate(() => Reflect.get(globalThis, 'asked') as (string | undefined)[])
    const click = (address?: string) =>
      page.evaluate((given) => {
        const link = document.createElement('a')
        link.href = given ?? URL.createObjectURL(new Blob(['made here']))
        link.download = '../proposed.txt'
        link.click()
      }, address)
    for (const [index, address] of ['data:text/plain,elsewhere', '/probe.js'].entries()) {
      await click(address)
      await expect.poll(async () => (await asked()).length).toBe(index + 1)
    }
    await click()
    await expect.poll(() => readFile(saved, 'utf8').catch(() => '')).toBe('made here')
    expect(await asked()).toEqual([undefined, undefined, expect.stringMatching(/[/\\][._]*proposed\.txt$/)])
  })

  test('permissions: asked for, and looked up', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
      const states = names.map(async (name) => (await navigator.permissions.query({ name } as never)).state)
      return [...new Set(await Promise.all(states))]
    })
    expect(states).toEqual(['denied'])
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
    const located = await page.evaluate(
      () =>
        new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('located'),
            (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
          )
        }),
    )
    expect(located).toBe('denied')
  })

  test('devices: serial, USB and HID', async ({ page }) => {
    const names = await page.evaluate(async () => {
      const asked = ['serial', 'usb', 'hid'].map(async (kind) => {
        const api = Reflect.get(navigator, kind) as Record<string, (options: unknown) => Promise<unknown>> | undefined
        if (api === undefined) return 'absent'
        const ask = kind === 'serial' ? 'requestPort' : 'requestDevice'
        return await api[ask]?.({ filters: [] }).then(JSON.stringify, (error: Error) => error.name)
      })
      return await Promise.all(asked)
    })
    for (const name of names)
      expect(['absent', 'SecurityError', 'NotFoundError', 'NotAllowedError', '[]']).toContain(name)
  })
})

async function countingServer() {
  const { createServer } = await import('node:http')
  let hits = 0
  const server = createServer((_request, answer) => {
    hits += 1
    answer.setHeader('access-control-allow-origin', '*')
    answer.end('reached')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    hits: () => hits,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
