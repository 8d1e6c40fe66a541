import type { Listening } from '../outside.ts'

/** For whoever listens without keeping anything: whether it is quiet, whether the port is still there, what to record. */
export const UNCAPPED: Listening = {
  cut: 'raw',
  caps: { line: Number.POSITIVE_INFINITY, answer: Number.POSITIVE_INFINITY },
}
