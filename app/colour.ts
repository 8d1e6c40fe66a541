/** Whether a maker's colour may be the accent: it has to be seen, and its text read, in both themes. */

/** What the accent stands on, as in the page's tokens. */
const grounds = { 'light page': '#f4f5f8', 'light card': '#ffffff', 'dark page': '#0f1217', 'dark card': '#181c23' }
const TEXT_ON_ACCENT = '#ffffff'

/** WCAG 2.2: text against its ground, and what has to be seen to be used. */
const TEXT = 4.5
const SHAPE = 3

/** @returns what is wrong with it, with the measured contrast; undefined: it may be used */
export function whyNotAccent(colour: string): string | undefined {
  const text = contrast(colour, TEXT_ON_ACCENT)
  if (text < TEXT) return `its text would have a contrast of ${said(text)}, below ${TEXT}`
  for (const [name, ground] of Object.entries(grounds)) {
    const found = contrast(colour, ground)
    if (found < SHAPE) return `it has a contrast of ${said(found)} against the ${name}, below ${SHAPE}`
  }
  return undefined
}

/** 1 to 21, as WCAG 2.2 counts it. @param one `#rrggbb` */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Rounded down: what is said to be enough has to be enough. */
const said = (ratio: number) => (Math.floor(ratio * 10) / 10).toFixed(1)
