import type { SerialLink } from '../outside.ts'
import { UNCAPPED } from './uncapped.ts'

/** Told every byte both ways, as it is handed to the system and as it comes from it. */
export type Recorder = (port: string, direction: 'tx' | 'rx', bytes: Uint8Array) => void

/** @param held what listens along is let go of with it */
export function recording(link: SerialLink, record: Recorder, held: AsyncDisposableStack): SerialLink {
  const heard = (bytes: Uint8Array) => record(link.path, 'rx', bytes)
  held.use(link.listen(UNCAPPED, { heard, closed: () => undefined }))
  return {
    path: link.path,
    listen: (how, listener) => link.listen(how, listener),
    async write(bytes, signal) {
      record(link.path, 'tx', bytes)
      await link.write(bytes, signal)
    },
    [Symbol.asyncDispose]: () => link[Symbol.asyncDispose](),
  }
}
