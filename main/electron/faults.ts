/** What nobody caught: logged every time, shown once. A bug must neither pass unseen nor bury the person in boxes. */
import { dialog } from 'electron'
import type { Log } from '../../app/outside.ts'

export interface FaultWords {
  readonly title: string
  /** @param cause one line, already without secrets */
  message(cause: string): string
}

export function tellFaults(log: Log, words: () => FaultWords): void {
  let shown = false
  const tell = (kind: string, error: unknown) => {
    const { name, message, stack } = asError(error)
    log.warn(kind, { name, message, stack })
    if (shown) return
    shown = true
    showBox(words().title, words().message(`${name}: ${message}`.slice(0, 300)), log)
  }
  process.on('uncaughtException', (error) => tell('uncaught-error', error))
  process.on('unhandledRejection', (error) => tell('unhandled-rejection', error))
}

/** Does not hold up the process: devices under way go on while the person reads. */
export function showBox(title: string, message: string, log: Log): Promise<void> {
  return dialog.showMessageBox({ type: 'error', title, message, noLink: true }).then(
    () => undefined,
    (error: unknown) => log.warn('box-not-shown', { error: String(error) }),
  )
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
