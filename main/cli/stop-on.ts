import type { Context } from './command.ts'

/** Interrupted, it says so and begins nothing more; what was sent is seen through. */
export function stopOn(
  { signal, output, words }: Pick<Context, 'signal' | 'output' | 'words'>,
  run: { stop(): void },
): Disposable {
  const stop = () => {
    output.note(words('cli.stopping'))
    run.stop()
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', stop) }
}
