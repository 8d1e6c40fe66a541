/** The menu: what every program has, by role, in the language of the screens. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { TextKey } from '../../app/texts/en.ts'

/** What comes after `menu.` in the catalogue. */
export type MenuWord = TextKey extends infer Key ? (Key extends `menu.${infer Word}` ? Word : never) : never
type Words = (word: MenuWord) => string

export function setMenu(words: Words): void {
  const item = (role: MenuItemConstructorOptions['role'], word: MenuWord): MenuItemConstructorOptions => ({
    ...(role === undefined ? {} : { role }),
    label: words(word),
  })
  const between: MenuItemConstructorOptions = { type: 'separator' }
  const onMac = process.platform === 'darwin'
  const menus: Record<'app' | 'file' | 'edit' | 'view' | 'window', MenuItemConstructorOptions> = {
    app: {
      label: app.name,
      submenu: [
        item('about', 'about'),
        between,
        item('hide', 'hide'),
        item('hideOthers', 'hide-others'),
        item('unhide', 'show-all'),
        between,
        item('quit', 'quit'),
      ],
    },
    file: { label: words('file'), submenu: [item('close', 'close'), item('quit', 'quit')] },
    edit: {
      label: words('edit'),
      submenu: [
        item('undo', 'undo'),
        item('redo', 'redo'),
        between,
        item('cut', 'cut'),
        item('copy', 'copy'),
        item('paste', 'paste'),
        item('selectAll', 'select-all'),
      ],
    },
    view: {
      label: words('view'),
      submenu: [
        item('reload', 'reload'),
        between,
        item('zoomIn', 'zoom-in'),
        item('zoomOut', 'zoom-out'),
        item('resetZoom', 'actual-size'),
        item('togglefullscreen', 'full-screen'),
        ...(app.isPackaged ? [] : [between, item('toggleDevTools', 'developer-tools')]),
      ],
    },
    window: { label: words('window'), submenu: [item('minimize', 'minimize'), item('close', 'close')] },
  }
  const { file, edit, view, window } = menus
  Menu.setApplicationMenu(Menu.buildFromTemplate(onMac ? [menus.app, edit, view, window] : [file, edit, view]))
}
