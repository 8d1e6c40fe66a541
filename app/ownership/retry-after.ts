/** How long a 429 asks to wait. A pure reading of two headers: this machine's own clock may be years off. */
import type { HttpAnswer } from '../outside.ts'

/** No service holds a station up for longer than this. */
export const LONGEST_PAUSE_MS = 60_000

/**
 * @returns milliseconds, 0 to {@link LONGEST_PAUSE_MS}; undefined where the answer does not say, or not so that it can
 *   be understood. A date is measured against the Date of the same answer.
 */
export function retryAfter({ headers }: Pick<HttpAnswer, 'headers'>): number | undefined {
  const text = headers['retry-after']?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_PAUSE_MS)
  const until = httpDate(text)
  const now = httpDate(headers.date?.trim() ?? '')
  if (until === undefined || now === undefined) return undefined
  return Math.min(Math.max(until - now, 0), LONGEST_PAUSE_MS)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** The three forms of RFC 9110, 5.6.7; `Date.parse` would take the last for local time and much else for a date. */
const forms = [
  /^\w{3}, (?<day>\d{2}) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{6,9}, (?<day>\d{2})-(?<month>\w{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
]

/** @returns milliseconds since 1970, or undefined. */
export function httpDate(text: string): number | undefined {
  for (const form of forms) {
    const { day = '', month = '', year = '', time } = form.exec(text)?.groups ?? {}
    if (time === undefined) continue
    const index = months.indexOf(month) + 1
    const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year
    const two = (n: string | number) => String(n).trim().padStart(2, '0')
    const milliseconds = Date.parse(`${full}-${two(index)}-${two(day)}T${time}Z`)
    if (!Number.isNaN(milliseconds)) return milliseconds
  }
  return undefined
}
