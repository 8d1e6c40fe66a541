/** How fast a batch goes, told from its last minutes; nothing where nobody can tell. */

/** Longer ago says little about now. */
const WINDOW_MS = 15 * 60_000
/** Fewer are no pace. */
const FEWEST = 3
const SHORTEST_MS = 60_000

/**
 * @param done when devices were done, in milliseconds of one clock, in order; those of this stretch of work only
 * @param now of the same clock
 * @returns devices an hour
 */
export function perHour(done: readonly number[], now: number): number | undefined {
  const recent = done.slice(-1000).filter((at) => at > now - WINDOW_MS)
  const [first] = recent
  if (first === undefined || recent.length < FEWEST) return undefined
  // The first begins the time the others took.
  const took = now - first
  return took < SHORTEST_MS ? undefined : Math.round(((recent.length - 1) / took) * 3_600_000)
}

/** Seconds until the rest is done at that pace. */
export function secondsLeft(rest: number, pace: number | undefined): number | undefined {
  return pace === undefined || pace === 0 || rest <= 0 ? undefined : Math.round((rest / pace) * 3600)
}
