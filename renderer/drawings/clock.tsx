import { Drawing } from './drawing.tsx'

/** Time that has to pass, or that is wrong. */
export function Clock() {
  return (
    <Drawing>
      <circle cx="160" cy="116" r="76" fill="var(--draw-tint)" />
      <path d="M160 52v10M160 170v10M96 116h10M214 116h10" strokeOpacity=".35" />
      <path d="M160 116V76M160 116l28 18" stroke="var(--draw-accent)" />
      <path d="M80 216h160" strokeOpacity=".35" />
    </Drawing>
  )
}
