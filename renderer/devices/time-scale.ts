/** Which stretch of time a time line shows, and where on it an instant lies. */
import type { Period, SpanView } from '../../app/api/devices.ts'

export interface Scale {
  readonly from: number
  readonly to: number
  /** 0 at its beginning, 1 at its end; outside of it the nearest of the two. */
  readonly place: (instant: string | number) => number
}

/** Less would be a line of seconds. */
const SHORTEST = 10 * 60_000
/** Room before and after what is shown. */
const MARGIN = 0.06
/** A span that began just now is still wide enough to be seen. */
const NARROWEST = 0.1

export function scaleOf(spans: readonly SpanView[], { from, to }: Partial<Period>, now: number): Scale {
  const starts = spans.map((span) => Date.parse(span.from))
  // A period far away would make a point of everything else.
  const asked = [from, to].flatMap((one) => (one === undefined ? [] : Date.parse(one)))
  const [first, last] = [Math.min(...starts, now), now]
  const reach = Math.max(last - first, SHORTEST)
  const near = asked.filter((one) => one >= first - reach && one <= last + reach)
  const begin = Math.min(first, ...near)
  const end = Math.max(last, ...near)
  const length = Math.max(end - begin, SHORTEST)
  const open = spans.find((span) => span.running)
  const needed = open === undefined ? 0 : (Date.parse(open.from) - begin + MARGIN * length) / (1 - NARROWEST)
  const [left, right] = [
    begin - MARGIN * length,
    Math.max(begin + length * (1 + MARGIN), begin - MARGIN * length + needed),
  ]
  const place = (instant: string | number) => {
    const at = typeof instant === 'number' ? instant : Date.parse(instant)
    return Math.min(Math.max((at - left) / (right - left), 0), 1)
  }
  return { from: left, to: right, place }
}
