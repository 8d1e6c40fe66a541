import { Drawing } from './drawing.tsx'

/** A cable whose data wires lead nowhere. */
export function CableChargeOnly() {
  return (
    <Drawing>
      <rect x="274" y="111" width="22" height="18" rx="5" />
      <path d="M282 120h6" />
      <rect x="234" y="105" width="40" height="30" rx="8" fill="var(--draw-tint)" />
      <path d="M244 114v12M252 114v12" />
      <rect x="24" y="111" width="22" height="18" rx="5" />
      <path d="M32 120h6" />
      <rect x="46" y="105" width="40" height="30" rx="8" fill="var(--draw-tint)" />
      <path d="M68 114v12M76 114v12" />
      <path d="M86 120h22M212 120h22" />
      <circle cx="160" cy="120" r="52" fill="var(--draw-tint)" />
      <path d="M113 98h94M113 142h94" />
      <path d="M109 113h32M179 113h32M109 127h32M179 127h32" stroke="var(--draw-accent)" />
      <path d="M154 114l12 12M166 114l-12 12" stroke="var(--draw-accent)" />
      <path d="M160 24l22 36h-44z" />
      <path d="M160 37v10M160 53v.5" />
      <path d="M150 196l-5 12h9l-6 14M172 196l-5 12h9l-6 14" strokeOpacity=".35" />
    </Drawing>
  )
}
