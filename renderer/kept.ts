/**
 * A newer snapshot with every part that says the same taken from the one before, so that what is drawn from an unchanged
 * part need not be drawn again. Snapshots are plain data.
 */
export function kept<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now
  if (!isPlain(before) || !isPlain(now) || Array.isArray(before) !== Array.isArray(now)) return now
  const names = Object.keys(now)
  const parts = names.map((name) => [name, kept(before[name], now[name])] as const)
  const same = names.length === Object.keys(before).length && parts.every(([name, part]) => part === before[name])
  // Equal in every part, or built of the same parts: it has the shape of `now`.
  if (same) return before as T
  return (Array.isArray(now) ? parts.map(([, part]) => part) : Object.fromEntries(parts)) as T
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
