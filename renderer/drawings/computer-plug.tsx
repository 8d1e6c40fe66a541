import { Drawing } from './drawing.tsx'

/** A plug on its way into a computer that waits. */
export function ComputerPlug() {
  return (
    <Drawing>
      <path d="M132 44h148a12 12 0 0 1 12 12v96H120V56a12 12 0 0 1 12-12z" />
      <rect x="136" y="60" width="140" height="76" rx="6" fill="var(--draw-tint)" />
      <path d="M104 152h204v8a16 16 0 0 1-16 16H120a16 16 0 0 1-16-16z" />
      <path d="M188 152a6 6 0 0 0 6 6h24a6 6 0 0 0 6-6" strokeOpacity=".35" />
      <path d="M104 160h8M104 168h8" strokeOpacity=".35" />
      <rect x="72" y="155" width="22" height="18" rx="5" />
      <path d="M80 164h6" />
      <rect x="32" y="149" width="40" height="30" rx="8" fill="var(--draw-tint)" />
      <path d="M42 158v12M50 158v12" />
      <path d="M32 164h-4c-12 0-16 6-16 18s6 18 18 18h202c22 0 32 8 32 22v6" />
      <path d="M66 134h24M82 126l8 8-8 8" stroke="var(--draw-accent)" />
      <circle cx="206" cy="98" r="18" stroke="var(--draw-accent)" />
      <path d="M206 88v10l7 5" stroke="var(--draw-accent)" />
    </Drawing>
  )
}
