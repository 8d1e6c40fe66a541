/** Files a page saves, put into a folder without asking anybody. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { isWindow, type OpenedHost } from './opened-host.ts'

/** From now on. */
export async function saveInto(opened: OpenedHost, folder: string): Promise<void> {
  if (!isWindow(opened)) {
    opened.page.on('download', (download) => void download.saveAs(join(folder, download.suggestedFilename())))
    return
  }
  await opened.electron.evaluate(({ BrowserWindow }, into) => {
    // In place of the dialog, which waits for a person.
    BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (_, item) => {
      item.setSavePath(`${into}/${item.getFilename()}`)
    })
  }, folder)
}

/** The file of this kind, once it is there. */
export async function savedFile(folder: string, ending: string): Promise<string> {
  const find = async () => (await readdir(folder)).find((name) => name.endsWith(ending)) ?? ''
  await expect.poll(find, `a file *${ending} is saved`).not.toBe('')
  return join(folder, await find())
}
