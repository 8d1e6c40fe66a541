import { Drawing } from './drawing.tsx'

/** A device that was asked and says nothing. */
export function NoAnswer() {
  return (
    <Drawing>
      <rect x="44" y="72" width="100" height="112" rx="28" fill="var(--draw-tint)" />
      <circle cx="70" cy="98" r="5" fill="var(--draw-accent)" stroke="none" />
      <path d="M70 156h40" strokeOpacity=".35" />
      <path
        d="M192 56h80a16 16 0 0 1 16 16v40a16 16 0 0 1-16 16h-52l-24 22v-22h-4a16 16 0 0 1-16-16V72a16 16 0 0 1 16-16z"
        strokeDasharray="8 8"
      />
      <path d="M210 92h.5M232 92h.5M254 92h.5" strokeWidth="6" stroke="var(--draw-accent)" />
      <path d="M32 200h256" strokeOpacity=".35" />
    </Drawing>
  )
}
