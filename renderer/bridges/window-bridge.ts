/** To the core by way of the window's preload, which puts `window.activator` there. */
import { type Asked, answerSchema, type Command, parseFound } from '../../app/api.ts'
import { type Bridge, newestOnly } from '../bridge.ts'

/** What the preload exposes; nothing it hands over is trusted. */
export interface ExposedActivator {
  run(command: Command): Promise<unknown>
  ask(query: Asked): Promise<unknown>
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
    async ask<A extends Asked>(query: A) {
      const name: A['query'] = query.query
      return parseFound(name, await exposed.ask(query))
    },
    onSnapshot: (callback) => exposed.onSnapshot(newestOnly(callback)),
    // Page and core end together.
    onReach: () => () => undefined,
  }
}
