import { Drawing } from './drawing.tsx'

/** A sheet with three settings on it. */
export function ConfigurationFile() {
  return (
    <Drawing>
      <path
        d="M100 28h84l44 44v128a12 12 0 0 1-12 12H104a12 12 0 0 1-12-12V40a12 12 0 0 1 8-12z"
        fill="var(--draw-tint)"
      />
      <path d="M184 28v32a12 12 0 0 0 12 12h32" />
      <path d="M116 112h88M116 144h88M116 176h88" />
      <circle cx="140" cy="112" r="8" fill="var(--draw-accent)" stroke="none" />
      <circle cx="184" cy="144" r="8" fill="var(--draw-accent)" stroke="none" />
      <circle cx="156" cy="176" r="8" fill="var(--draw-accent)" stroke="none" />
    </Drawing>
  )
}
