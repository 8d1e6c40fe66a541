import { Drawing } from './drawing.tsx'

/** A laptop with simulated devices on its screen. */
export function TryIt() {
  return (
    <Drawing>
      <path d="M68 40h184a12 12 0 0 1 12 12v112H56V52a12 12 0 0 1 12-12z" />
      <rect x="72" y="56" width="176" height="92" rx="6" fill="var(--draw-tint)" />
      <path d="M32 164h256v8a20 20 0 0 1-20 20H52a20 20 0 0 1-20-20z" />
      <rect x="96" y="76" width="36" height="52" rx="12" strokeDasharray="4 6" stroke="var(--draw-accent)" />
      <rect x="142" y="76" width="36" height="52" rx="12" strokeDasharray="4 6" stroke="var(--draw-accent)" />
      <rect x="188" y="76" width="36" height="52" rx="12" stroke="var(--draw-accent)" />
      <path d="M198 102l6 6 10-12" stroke="var(--draw-accent)" />
      <path d="M140 164a6 6 0 0 0 6 6h28a6 6 0 0 0 6-6" strokeOpacity=".35" />
    </Drawing>
  )
}
