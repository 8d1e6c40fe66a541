import { Drawing } from './drawing.tsx'

/** A device that is locked to somebody else. */
export function OwnedByAnother() {
  return (
    <Drawing>
      <rect x="44" y="76" width="108" height="116" rx="30" fill="var(--draw-tint)" />
      <circle cx="70" cy="102" r="5" fill="var(--draw-accent)" stroke="none" />
      <rect x="72" y="132" width="52" height="40" rx="8" />
      <path d="M82 132v-8a16 16 0 0 1 32 0v8" />
      <path d="M98 149v7" />
      <circle cx="236" cy="84" r="26" stroke="var(--draw-accent)" />
      <path d="M184 192v-12a40 40 0 0 1 40-40h24a40 40 0 0 1 40 40v12" stroke="var(--draw-accent)" />
      <path d="M152 160c14 4 24 8 32 14" strokeDasharray="2 8" />
      <path d="M32 208h256" strokeOpacity=".35" />
    </Drawing>
  )
}
