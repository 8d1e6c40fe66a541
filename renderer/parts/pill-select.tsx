/** The system's own list of choices, in a pill as wide as what is chosen. */
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface PillSelectProps {
  readonly label: string
  readonly value: string
  /** Other than what leaves everything as it is. */
  readonly isChosen: boolean
  readonly onPick: (value: string) => void
  /** Its options. */
  readonly children: ReactNode
}

export function PillSelect({ label, value, isChosen, onPick, children }: PillSelectProps) {
  return (
    <span className={isChosen ? 'pill-select on' : 'pill-select'}>
      <select aria-label={label} value={value} onChange={({ currentTarget }) => onPick(currentTarget.value)}>
        {children}
      </select>
      <Icon name="more" />
    </span>
  )
}
