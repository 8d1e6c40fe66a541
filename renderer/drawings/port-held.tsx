import { Drawing } from './drawing.tsx'

/** A program that stands between the computer and the device. */
export function PortHeld() {
  return (
    <Drawing>
      <rect x="36" y="72" width="96" height="96" rx="24" fill="var(--draw-tint)" />
      <circle cx="60" cy="98" r="5" fill="var(--draw-accent)" stroke="none" />
      <path d="M60 144h44" strokeOpacity=".35" />
      <path d="M132 120h40" />
      <rect x="172" y="56" width="116" height="128" rx="14" />
      <path d="M172 84h116" />
      <path d="M186 70h.5M198 70h.5M210 70h.5" />
      <circle cx="230" cy="134" r="22" stroke="var(--draw-accent)" />
      <path d="M230 122v12l8 6" stroke="var(--draw-accent)" />
      <path d="M152 104v32" stroke="var(--draw-accent)" />
      <path d="M36 200h252" strokeOpacity=".35" />
    </Drawing>
  )
}
