/**
 * `npm start`: the window, in practice mode when nothing was chosen yet. Where Electron or a display cannot be had, one
 * line says so and the page opens in the browser instead.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { failureOf } from '../app/errors.ts'
import type { Texts } from '../app/texts/text.ts'
import { freshElectron, freshPage, root } from './build/fresh.ts'
import { exitCodeOf, exits } from './cli/exit.ts'
import { interruptible } from './cli/interrupt.ts'
import { defaultDataDir } from './cli/options.ts'
import { failureText, loadWords } from './cli/words.ts'
import { chosenElectron, packagedElectron } from './electron/find.ts'
import { runWindow } from './electron/run-window.ts'
import { hasDisplay, servePage } from './web/serve-page.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)

const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } } })
const dataDir = values['data-dir'] === undefined ? undefined : resolve(values['data-dir'])
const texts = loadWords(process.env)
using interrupt = interruptible()
try {
  process.exitCode = await start(interrupt.signal)
} catch (error) {
  const failure = failureOf(error)
  say(failureText(texts, failure))
  process.exitCode = exitCodeOf({ errors: [failure] })
}

async function start(signal: AbortSignal): Promise<number> {
  const electron = await electronOr((line) => say(line), texts, signal)
  if (electron !== undefined) {
    const building = once(() => say(texts('hosts.building')))
    await freshPage(building)
    await freshElectron(building)
    const folder = dataDir === undefined ? [] : [`--data-dir=${dataDir}`]
    const end = await runWindow(electron, [root, '--practice', ...folder], signal)
    if (end.came) return end.code
    say(texts('hosts.start.no-window', { reason: end.reason }))
  }
  await browserInstead(signal)
  return exits.done
}

/** The page and the window's own code are built one after the other; for a person that is one thing. */
function once(tell: () => void): () => void {
  let told = false
  return () => {
    if (!told) tell()
    told = true
  }
}

async function electronOr(
  tell: (line: string) => void,
  words: Texts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const chosen = chosenElectron(process.env)
  if (chosen !== undefined) return chosen
  if (!hasDisplay()) {
    tell(words('hosts.start.no-display'))
    return undefined
  }
  try {
    return await packagedElectron(signal)
  } catch (error) {
    tell(words('hosts.start.no-electron', { reason: error instanceof Error ? error.message : String(error) }))
    return undefined
  }
}

async function browserInstead(signal: AbortSignal): Promise<void> {
  await servePage({
    core: { dataDir: dataDir ?? defaultDataDir(process.env), environment: process.env, language: texts.language },
    port: 0,
    openBrowser: true,
    practice: true,
    texts,
    say,
    listening: () => undefined,
    signal,
  })
}
