import { Drawing } from './drawing.tsx'

/** The device on its way into the account. */
export function Activating() {
  return (
    <Drawing>
      <path d="M100 128a34 34 0 0 1 4-67 50 50 0 0 1 94-10 42 42 0 0 1 20 77z" fill="var(--draw-tint)" />
      <path d="M160 150V82M146 96l14-14 14 14" stroke="var(--draw-accent)" />
      <rect x="124" y="164" width="72" height="52" rx="16" />
      <circle cx="144" cy="190" r="4" fill="var(--draw-accent)" stroke="none" />
      <path d="M160 190h20" strokeOpacity=".35" />
      <path d="M84 216h24M212 216h24" strokeOpacity=".35" />
    </Drawing>
  )
}
