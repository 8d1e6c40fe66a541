/** A drawing that came with a profile, asked for once and drawn in the page's own colours. */
import { createElement, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import type { DrawingNode, Drawing as FoundDrawing } from '../../app/api/profiles.ts'
import { useCore } from '../core.tsx'
import { Drawing } from '../drawings/drawing.tsx'

/**
 * By profile and name, for one state of the profiles: what is dropped in anew is asked for anew. Snapshots that say the
 * same of them bring the same array.
 */
const known = new Map<string, Promise<FoundDrawing | undefined>>()
let knownFor: unknown

interface ProfileDrawingProps {
  readonly profile: string
  readonly name: string
  /** Until it is there, and where there is none. */
  readonly instead: ReactNode
}

export function ProfileDrawing({ profile, name, instead }: ProfileDrawingProps) {
  const drawing = useDrawing(profile, name)
  if (drawing === undefined) return instead
  return <Drawing viewBox={drawing.attributes.viewBox}>{drawing.children.map(drawn)}</Drawing>
}

function useDrawing(profile: string, name: string): FoundDrawing | undefined {
  const { ask, snapshot } = useCore()
  const { profiles } = snapshot
  const [drawing, setDrawing] = useState<{ key: string; drawing: FoundDrawing | undefined }>()
  const key = JSON.stringify([profile, name])
  useEffect(() => {
    if (knownFor !== profiles) known.clear()
    knownFor = profiles
    const asked = known.get(key) ?? ask({ query: 'drawing', profile, name }).then(drawingIn)
    known.set(key, asked)
    let wanted = true
    asked.then((found) => wanted && setDrawing({ key, drawing: found }), console.error)
    return () => {
      wanted = false
    }
  }, [ask, key, profiles, profile, name])
  return drawing?.key === key ? drawing.drawing : undefined
}

function drawingIn(found: { drawing?: FoundDrawing | undefined } | { failure: unknown }): FoundDrawing | undefined {
  return 'drawing' in found ? found.drawing : undefined
}

function drawn({ tag, attributes, children }: DrawingNode, index: number): ReactElement {
  const named = Object.entries(attributes).map(([name, value]) => [inReact(name), value])
  return createElement(tag, { key: index, ...Object.fromEntries(named) }, ...children.map(drawn))
}

/** stroke-width → strokeWidth */
function inReact(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
