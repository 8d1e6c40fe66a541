/** A file with every byte both ways on one port: a problem in the field becomes a test from it. */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Recorder } from '../../app/device/recording.ts'
import { traceRecorder } from '../../app/device/trace.ts'
import { ActivatorError } from '../../app/errors.ts'
import { systemClock } from '../adapters/clock.ts'

export interface TraceFile extends Disposable {
  readonly record: Recorder
}

/** @throws CONFIG_INVALID naming the file when it cannot be written */
export function openTraceFile(file: string): TraceFile {
  try {
    const descriptor = openSync(file, 'w')
    return {
      // At once: what was heard before the program is ended is what is looked for.
      record: traceRecorder(systemClock, (_port, line) => writeSync(descriptor, `${line}\n`)),
      [Symbol.dispose]: () => closeSync(descriptor),
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new ActivatorError('CONFIG_INVALID', { what, where: file }, error)
  }
}
