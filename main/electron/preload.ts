/** Runs sandboxed beside the page and hands it three functions. No channel, event or Node object ever reaches the page. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Snapshot } from '../../app/api.ts'
import { type Ask, askChannel, type PageActivator, snapshotChannel } from './channels.ts'

const ask = (message: Ask) => ipcRenderer.invoke(askChannel, message)

const activator: PageActivator = {
  run: (command) => ask({ ask: 'run', payload: command }),
  ask: (query) => ask({ ask: 'find', payload: query }),
  onSnapshot(callback) {
    const hear = (_event: IpcRendererEvent, snapshot: Snapshot) => callback(snapshot)
    ipcRenderer.on(snapshotChannel, hear)
    void ask({ ask: 'watch' })
    return () => ipcRenderer.off(snapshotChannel, hear)
  },
}

contextBridge.exposeInMainWorld('activator', activator)
