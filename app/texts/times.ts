/** Times for people: local, in the way of the language. */
export interface Times {
  /** 14:02:11 */
  clock(instant: string | Date): string
  /** 24 Nov 2026 */
  day(instant: string | Date): string
  /** 14:02 */
  time(instant: string | Date): string
  /** 24 Nov 2026, 14:02 */
  minute(instant: string | Date): string
  /** Nov 2026 */
  month(instant: string | Date): string
  /** 24 Nov 2026, 14:02:11 */
  moment(instant: string | Date): string
  /** 0.28 s, 12 s, 3 min 5 s */
  duration(milliseconds: number): string
}

/** English without a region would write the month first; the words are British, so are the dates. */
const regions = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' } as const

export function createTimes(language: keyof typeof regions): Times {
  const region = regions[language]
  const clock = new Intl.DateTimeFormat(region, { timeStyle: 'medium', hour12: false })
  const day = new Intl.DateTimeFormat(region, { dateStyle: 'medium' })
  const moment = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'medium', hour12: false })
  const time = new Intl.DateTimeFormat(region, { timeStyle: 'short', hour12: false })
  const minute = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short', hour12: false })
  const month = new Intl.DateTimeFormat(region, { month: 'short', year: 'numeric' })
  const short = new Intl.NumberFormat(region, { maximumSignificantDigits: 2 })
  return {
    clock: (instant) => clock.format(new Date(instant)),
    day: (instant) => day.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    minute: (instant) => minute.format(new Date(instant)),
    month: (instant) => month.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
    duration(milliseconds) {
      const seconds = milliseconds / 1000
      if (seconds < 59.5) return `${short.format(seconds)} s`
      const whole = Math.round(seconds)
      return `${Math.floor(whole / 60)} min ${whole % 60} s`
    },
  }
}
