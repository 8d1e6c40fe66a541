import { Drawing } from './drawing.tsx'

/** A cloud that knows a person. */
export function SignInCloud() {
  return (
    <Drawing>
      <path d="M92 176a42 42 0 0 1 4-83 62 62 0 0 1 118-12 52 52 0 0 1 22 95z" fill="var(--draw-tint)" />
      <circle cx="160" cy="116" r="16" stroke="var(--draw-accent)" />
      <path d="M130 164v-4a20 20 0 0 1 20-20h20a20 20 0 0 1 20 20v4" stroke="var(--draw-accent)" />
      <path d="M88 208h144" strokeOpacity=".35" />
    </Drawing>
  )
}
