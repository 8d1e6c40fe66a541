/** Marks along a time line: whole minutes, hours, days, months or years of local time, as many as there is room for. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
export type TickUnit = 'minute' | 'hour' | 'day' | 'month' | 'year'
interface Step {
  readonly unit: TickUnit
  readonly count: number
  readonly about: number
}
const step = (unit: TickUnit, count: number, one: number): Step => ({ unit, count, about: count * one })
const steps: readonly Step[] = [
  ...[1, 5, 15, 30].map((count) => step('minute', count, MINUTE)),
  ...[1, 3, 6, 12].map((count) => step('hour', count, HOUR)),
  ...[1, 2, 7, 14].map((count) => step('day', count, DAY)),
  ...[1, 3, 6].map((count) => step('month', count, 30.4 * DAY)),
  ...[1, 2, 5, 10, 25, 100].map((count) => step('year', count, 365 * DAY)),
]
export interface Ticks {
  readonly unit: TickUnit
  readonly at: readonly number[]
}

/** @param from @param to milliseconds since 1970 */
export function ticksOf(from: number, to: number, most = 8): Ticks {
  const fitting = steps.find(({ about }) => (to - from) / about <= most) ?? step('year', 1000, 365 * DAY)
  const at: number[] = []
  let tick = floored(from, fitting)
  for (let guard = 0; guard < most + 4 && tick.getTime() <= to; guard += 1) {
    if (tick.getTime() >= from) at.push(tick.getTime())
    tick = after(tick, fitting)
  }
  return { unit: fitting.unit, at }
}

/** The last whole one at or before. */
function floored(from: number, { unit, count }: Step): Date {
  const at = new Date(from)
  const down = (value: number) => value - (value % count)
  at.setSeconds(0, 0)
  if (unit === 'minute') at.setMinutes(down(at.getMinutes()))
  else if (unit === 'hour') at.setHours(down(at.getHours()), 0)
  else if (unit === 'day') at.setHours(0, 0)
  else {
    at.setHours(0, 0)
    at.setDate(1)
    if (unit === 'month') at.setMonth(down(at.getMonth()))
    else at.setFullYear(down(at.getFullYear()), 0)
  }
  return at
}

/** By the calendar: days and months are of different length. */
function after(tick: Date, { unit, count }: Step): Date {
  const at = new Date(tick)
  if (unit === 'minute') at.setTime(at.getTime() + count * MINUTE)
  else if (unit === 'hour') at.setTime(at.getTime() + count * HOUR)
  else if (unit === 'day') at.setDate(at.getDate() + count)
  else if (unit === 'month') at.setMonth(at.getMonth() + count)
  else at.setFullYear(at.getFullYear() + count)
  return at
}
