/** The program's sign. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" rx="14" fill="var(--accent)" />
      <g fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M18 10v8M30 10v8M13 18h22v5a11 11 0 0 1-22 0zM24 34v4" />
        <path d="M20 24l3 3 5.5-6" strokeWidth="2.5" />
      </g>
    </svg>
  )
}
