import type { ReactNode } from 'react'

/** A picture beside a sentence that says the same, so it is hidden from screen readers. */
export function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      className="draw"
      viewBox="0 0 320 240"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}
