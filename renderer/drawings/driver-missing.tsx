import { Drawing } from './drawing.tsx'

/** A device and a computer that lack the piece between them. */
export function DriverMissing() {
  return (
    <Drawing>
      <rect x="32" y="84" width="84" height="72" rx="18" fill="var(--draw-tint)" />
      <circle cx="54" cy="106" r="5" fill="var(--draw-accent)" stroke="none" />
      <path d="M54 138h36" strokeOpacity=".35" />
      <path d="M116 120h20M184 120h20" />
      <rect x="140" y="96" width="40" height="48" rx="8" strokeDasharray="6 6" stroke="var(--draw-accent)" />
      <path d="M155 113a6 6 0 1 1 8 6c-2 1-3 3-3 5M160 131v.5" stroke="var(--draw-accent)" />
      <path d="M216 72h64a8 8 0 0 1 8 8v64h-84V84a12 12 0 0 1 12-12z" />
      <path d="M192 160h108" />
      <path d="M32 192h268" strokeOpacity=".35" />
    </Drawing>
  )
}
