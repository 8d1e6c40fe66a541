import type { ReactNode } from 'react'

/** A picture beside a sentence that says the same, so it is hidden from screen readers. */
export function Drawing({ viewBox = '0 0 320 240', children }: { viewBox?: string | undefined; children: ReactNode }) {
  return (
    <svg
      className="draw"
      viewBox={viewBox}
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
