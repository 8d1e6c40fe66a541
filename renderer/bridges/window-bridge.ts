/** To the core by way of the window's preload, which puts `window.activator` there. */
import { answerSchema, type Command, foundSchema, type Query } from '../../app/api.ts'
import { type Bridge, newestOnly } from '../bridge.ts'

/** What the preload exposes; nothing it hands over is trusted. */
export interface ExposedActivator {
  run(command: Command): Promise<unknown>
  ask(query: Query): Promise<unknown>
  onSnapshot(callback: (snapshot: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly activator?: ExposedActivator
  }
}

export function windowBridge(exposed: ExposedActivator): Bridge {
  return {
    run: async (command) => answerSchema.parse(await exposed.run(command)),
    ask: async (query) => foundSchema.parse(await exposed.ask(query)),
    onSnapshot: (callback) => exposed.onSnapshot(newestOnly(callback)),
    // Page and core end together.
    onReach: () => () => undefined,
  }
}
