/** Carries what the page asks to the core and snapshots back. A message counts only from the page's own main frame. */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { z } from 'zod'
import type { Activator, Answer, Found } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { type Ask, askChannel, snapshotChannel } from './channels.ts'
import { pageOrigin } from './protocol.ts'

const askSchema: z.ZodType<Ask> = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('run'), payload: z.unknown() }),
  z.strictObject({ ask: z.literal('find'), payload: z.unknown() }),
  z.strictObject({ ask: z.literal('watch') }),
])

/**
 * @param core comes later than the page: what is asked meanwhile waits for it
 * @param page the one window's contents there are now
 */
export function carry(core: Promise<Activator>, page: () => WebContents | undefined): Disposable {
  ipcMain.handle(askChannel, async (event, message: unknown): Promise<Answer | Found> => {
    checkSender(event, page())
    const asked = askSchema.safeParse(message)
    if (!asked.success) return { failure: failure('CONFIG_INVALID', { what: 'message', where: 'ipc' }) }
    const activator = await core
    switch (asked.data.ask) {
      case 'run':
        return await activator.run(asked.data.payload)
      case 'find':
        return await activator.ask(asked.data.payload)
      case 'watch':
        event.sender.send(snapshotChannel, activator.snapshot())
        return { accepted: true }
    }
  })
  return { [Symbol.dispose]: () => ipcMain.removeHandler(askChannel) }
}

export function sendSnapshots(core: Activator, page: () => WebContents | undefined): Disposable {
  return core.onSnapshot((snapshot) => {
    const contents = page()
    if (contents !== undefined && !contents.isDestroyed() && !contents.isCrashed()) {
      contents.send(snapshotChannel, snapshot)
    }
  })
}

/** @throws Error where anything but our page's main frame speaks: the page then sees only a rejected promise. */
function checkSender(event: IpcMainInvokeEvent, page: WebContents | undefined): void {
  const frame = event.senderFrame
  const ours = event.sender === page && frame !== null && frame.parent === null && originOf(frame.url) === pageOrigin
  if (!ours) throw new Error('refused: not the page')
}

/** `URL.origin` is "null" for schemes it does not know, so it is put together here. */
function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}
