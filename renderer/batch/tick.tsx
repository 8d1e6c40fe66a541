/** A box to be ticked, as wide as its words. */
import { type ReactNode, useId } from 'react'
import { Icon } from '../parts/icon.tsx'

interface TickProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly children: ReactNode
}

export function Tick({ on, onChange, children }: TickProps) {
  const id = useId()
  return (
    <label className="tick" htmlFor={id}>
      <input id={id} type="checkbox" checked={on} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span className="box">{on && <Icon name="tick" />}</span>
      {children}
    </label>
  )
}
