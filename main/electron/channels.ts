/** What goes between page and main process: one channel for what is asked, one for snapshots. */
import type { Answer, Asked, Command, Found, Snapshot } from '../../app/api.ts'

export const askChannel = 'activator:ask'
export const snapshotChannel = 'activator:snapshot'

/** `watch` asks for the newest snapshot at once; a page says it when it is ready to draw. */
export type Ask =
  | { readonly ask: 'run'; readonly payload: unknown }
  | { readonly ask: 'find'; readonly payload: unknown }
  | { readonly ask: 'watch' }

/** `window.activator`, as the preload gives it to the page. */
export interface PageActivator {
  run(command: Command): Promise<Answer>
  ask(query: Asked): Promise<Found>
  /** Calls back with the newest snapshot at once, then with each newer one. @returns ends it */
  onSnapshot(callback: (snapshot: Snapshot) => void): () => void
}
