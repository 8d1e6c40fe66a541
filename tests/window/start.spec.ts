/** `npm start`: the window where it can be had, else the browser host, and one line that says why. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { GuidePage } from './guide-page.ts'
import { CountingHand } from './hands.ts'
import { inWindowOn } from './hosts.ts'
import { checkout, chromiumArgs, chromiumPath, electronPath, noChromium, noElectron } from './places.ts'
import { onTo, onward, plugAndProve } from './story.ts'
import { english as t } from './words.ts'

test.use({ launchOptions: { args: chromiumArgs, ...(chromiumPath && { executablePath: chromiumPath }) } })

let dataDir: string
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'activator-start-'))
})
test.afterEach(() => rm(dataDir, { recursive: true, force: true }))
// It may have to build what it shows.
test.setTimeout(90_000)

test('with Electron: the window, in practice on a first start, ended by a signal in good order', async () => {
  test.skip(electronPath === undefined, noElectron)
  const program = start({ ELECTRON_OVERRIDE_DIST_PATH: dirname(electronPath ?? '') })
  await expect.poll(modeKept, { timeout: 60_000 }).toBe('practice')
  expect(await end(program)).toBe(0)
  expect(program.said()).not.toContain('http://')
})

test('what was chosen before stays chosen', async () => {
  const chosen = JSON.stringify({ mode: 'account', language: 'fr' })
  await writeFile(join(dataDir, 'settings.json'), chosen)
  const program = start({ ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })
  await expect.poll(program.said, { timeout: 60_000 }).toContain('/open/')
  await end(program)
  expect(await readFile(join(dataDir, 'settings.json'), 'utf8')).toBe(chosen)
})

test('without Electron: one line says so, and the page opens in practice in the browser', async () => {
  const program = start({ ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })
  await expect.poll(program.said, { timeout: 60_000 }).toContain('/open/')
  expect(program.said()).toMatch(/^The window did not open \(.*ENOENT.*\): the page opens in the browser instead\.$/m)
  const address = /http:\S+/.exec(program.said())?.[0] ?? ''
  const answer = await fetch(address, { redirect: 'manual' })
  expect(answer.status).toBe(303)
  expect(await end(program)).toBe(0)
})

const MOST_ACTIONS = 6

test('from the first screen to a proven practice activation in six actions or fewer: in the browser', async ({
  page,
}) => {
  test.skip(chromiumPath === undefined, noChromium)
  const program = start({ ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })
  await expect.poll(program.said, { timeout: 60_000 }).toContain('/open/')
  await page.goto(/http:\S+/.exec(program.said())?.[0] ?? '')
  expect(await practiseCounted(page)).toBeLessThanOrEqual(MOST_ACTIONS)
  await end(program)
})

test('the same in the window of npm start', async ({ playwright }) => {
  test.skip(electronPath === undefined, noElectron)
  test.skip(process.platform !== 'linux', 'a script stands in for Electron here')
  const program = start({ ELECTRON_OVERRIDE_DIST_PATH: await debuggable(electronPath ?? '') })
  // It answers nobody before its window is on its way.
  await expect.poll(modeKept, { timeout: 60_000 }).toBe('practice')
  const address = /^DevTools listening on (ws:\S+)$/m.exec(program.said())?.[1] ?? ''
  // An Electron has none of what a browser is told by default.
  const window = await playwright.chromium.connectOverCDP(address, { noDefaults: true })
  const pages = () => window.contexts().flatMap((context) => context.pages())
  await expect.poll(pages).toHaveLength(1)
  const [page] = pages()
  if (page === undefined) throw new Error('it has a page')
  await expect(page.getByText(t('practice.banner'))).toBeVisible()
  expect(await practiseCounted(page)).toBeLessThanOrEqual(MOST_ACTIONS)
  await window.close()
  expect(await end(program)).toBe(0)
})

test('the same in a window that nobody has chosen anything in, as after its installation', async () => {
  test.skip(electronPath === undefined, noElectron)
  await inWindowOn(
    dataDir,
    async (page) => {
      await expect(page.getByRole('heading', { name: t('start.title') })).toBeVisible()
      expect(await practiseCounted(page)).toBeLessThanOrEqual(MOST_ACTIONS)
    },
    '--lang=en',
  )
})

const modeKept = async () => JSON.parse(await readFile(join(dataDir, 'settings.json'), 'utf8').catch(() => '{}')).mode

/** @returns how often a person did something */
async function practiseCounted(page: Page): Promise<number> {
  const [guide, hand] = [new GuidePage(page), new CountingHand(page)]
  await guide.main.waitFor()
  if (await page.getByRole('heading', { name: t('start.title') }).isVisible()) await hand.press(guide.main)
  await guide.expectStep('choose')
  await onward(guide, hand)
  await onTo(guide, hand, 'connect')
  await plugAndProve(guide, hand, async () => {
    await hand.press(guide.button(t('do.plug')))
    return undefined
  })
  return hand.actions
}

/** A folder with an Electron that can be looked into. */
async function debuggable(executable: string): Promise<string> {
  const folder = join(dataDir, 'electron')
  await mkdir(folder)
  const script = `#!/bin/sh\nexec '${executable}' --remote-debugging-port=0 --lang=en "$@"\n`
  await writeFile(join(folder, 'electron'), script, { mode: 0o755 })
  return folder
}

test('without a display: the same', async () => {
  test.skip(process.platform !== 'linux', 'there is always a display')
  const program = start({ ELECTRON_OVERRIDE_DIST_PATH: undefined, DISPLAY: undefined, WAYLAND_DISPLAY: undefined })
  await expect.poll(program.said, { timeout: 60_000 }).toContain('/open/')
  expect(program.said()).toContain('There is no display here: the page opens in the browser instead of a window.')
  expect(await end(program)).toBe(0)
})

interface Started {
  readonly child: ChildProcess
  readonly said: () => string
}

/** Never with a browser of the person who runs the tests. */
function start(environment: Record<string, string | undefined>): Started {
  const env = { ...process.env, LC_ALL: 'C', DISPLAY: undefined, WAYLAND_DISPLAY: undefined, ...environment }
  const child = spawn(process.execPath, [join(checkout, 'main/start.ts'), '--data-dir', dataDir], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  return { child, said: () => said }
}

async function end({ child }: Started): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await ended
  return code
}
