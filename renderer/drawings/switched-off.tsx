import { Drawing } from './drawing.tsx'

/** A device whose light is out, and its button. */
export function SwitchedOff() {
  return (
    <Drawing>
      <rect x="92" y="56" width="136" height="128" rx="32" fill="var(--draw-tint)" />
      <circle cx="160" cy="84" r="6" strokeOpacity=".35" />
      <circle cx="160" cy="132" r="26" stroke="var(--draw-accent)" />
      <path d="M160 116v14M150 122a14 14 0 1 0 20 0" stroke="var(--draw-accent)" />
      <path d="M60 208h200" strokeOpacity=".35" />
    </Drawing>
  )
}
