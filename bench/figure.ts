/** One row of the table: what was measured against which floor, and whether it holds. */
export interface Figure {
  readonly what: string
  readonly floor: string
  readonly ours: string
  readonly target: string
  readonly holds: boolean
  /** Everything measured, for the file. */
  readonly measured: Readonly<Record<string, number | readonly number[]>>
}

/** @param share of the values that are not greater: 0.5 is the median, 0.99 the p99 (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
export const p99 = (values: readonly number[]): number => quantile(values, 0.99)
export const ms = (value: number): string => `${value.toFixed(1)} ms`
/** A difference, with its sign. */
export const more = (value: number): string => `${value < 0 ? '−' : '+'}${ms(Math.abs(value))}`
export const times = (value: number): string => `${value.toFixed(2)} ×`

/** Milliseconds since 1970, as every process of this machine reads them. */
export const instant = (): number => performance.timeOrigin + performance.now()

export async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Turn about, the first of each pair changing, so that what drifts on the machine drifts for both. */
export async function alternating(
  rounds: number,
  floor: (round: number) => Promise<number>,
  ours: (round: number) => Promise<number>,
): Promise<{ readonly floor: readonly number[]; readonly ours: readonly number[] }> {
  const measured = { floor: [] as number[], ours: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    const one = async () => void measured.floor.push(await floor(round))
    const other = async () => void measured.ours.push(await ours(round))
    for (const measure of round % 2 === 0 ? [one, other] : [other, one]) await measure()
  }
  return measured
}
