/** Where the window stood last time, and whether that is still somewhere a person can see it. */
import { z } from 'zod'
import { jsonOf } from '../json-of.ts'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(480).max(16_384),
  height: z.int().min(360).max(16_384),
  maximized: z.boolean(),
})
export type Place = z.infer<typeof placeSchema>

/** Roomy enough for 17 px text beside a list, small enough for a laptop. */
export const firstSize = { width: 1200, height: 860 } as const

/** This much of the window must lie on a screen, title bar included, or it cannot be dragged back. */
const graspable = { width: 120, height: 40 } as const

/**
 * @param stored what was remembered, if anything
 * @param screens the work areas there are now
 * @returns undefined where nothing usable was remembered: the system chooses
 */
export function placeFrom(stored: string | undefined, screens: readonly Rectangle[]): Place | undefined {
  if (stored === undefined) return undefined
  // Someone else's text is no place; the window then opens where a first one does.
  const place = placeSchema.safeParse(jsonOf(stored))
  if (!place.success) return undefined
  return screens.some((screen) => canGrasp(place.data, screen)) ? place.data : undefined
}

export function remembered(bounds: Rectangle, maximized: boolean): string {
  const { x, y, width, height } = bounds
  return JSON.stringify({ x, y, width, height, maximized } satisfies Place)
}

function canGrasp(place: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
  const titleBar = place.y >= screen.y && place.y + graspable.height <= screen.y + screen.height
  return titleBar && across >= graspable.width
}
