/** A maker's colour in place of the app's own: every tone of it that the tokens name, for both themes. */
import type { MantineColorsTuple } from '@mantine/core'
import { adopt } from './adopted.ts'

type Rgb = readonly [number, number, number]
const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** The dark theme's card: what its tones are mixed with. */
const night: Rgb = [24, 28, 35]

/** @param colour `#rrggbb`, checked by the core to be seen in both themes */
export function tonesOf(colour: string): {
  readonly light: Readonly<Record<string, string>>
  readonly dark: Readonly<Record<string, string>>
} {
  const own = rgbOf(colour)
  const [hover, press] = [mixed(own, black, 0.14), mixed(own, black, 0.28)]
  const bright = mixed(own, white, 0.62)
  const common = { '--accent': colour, '--accent-hover': hover, '--accent-press': press }
  return {
    light: {
      ...common,
      '--accent-soft': mixed(own, white, 0.91),
      '--accent-text': hover,
      '--focus': colour,
      '--draw-tint': mixed(own, white, 0.87),
      '--draw-accent': colour,
    },
    dark: {
      ...common,
      '--accent-soft': mixed(own, night, 0.78),
      '--accent-text': bright,
      '--focus': bright,
      '--draw-tint': mixed(own, night, 0.72),
      '--draw-accent': bright,
    },
  }
}

/** The same for Mantine's parts; the places matter as in theme.ts. */
export function tupleOf(colour: string): MantineColorsTuple {
  const own = rgbOf(colour)
  const to = (other: Rgb, share: number) => mixed(own, other, share)
  return [
    to(white, 0.95),
    to(white, 0.91),
    to(white, 0.8),
    to(white, 0.72),
    to(white, 0.62),
    colour,
    colour,
    to(black, 0.14),
    to(black, 0.28),
    to(black, 0.45),
  ]
}

/** For as long as it holds. @returns takes it back */
export function dressIn(colour: string): () => void {
  const { light, dark } = tonesOf(colour)
  const rules = (tones: Readonly<Record<string, string>>) =>
    Object.entries(tones)
      .map(([name, tone]) => `${name}:${tone}`)
      .join(';')
  const both = `:root,[data-mantine-color-scheme="light"]{${rules(light)}}[data-mantine-color-scheme="dark"]{${rules(dark)}}`
  // Where the system paints with its own few colours, theirs hold.
  return adopt(`@media (forced-colors: none){${both}}`)
}

function rgbOf(colour: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return [red, green, blue]
}

function mixed(one: Rgb, other: Rgb, share: number): string {
  const channels = one.map((value, at) => Math.round(value * (1 - share) + (other[at] ?? 0) * share))
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
