import { Drawing } from './drawing.tsx'

/** A port behind a lock. */
export function PortLocked() {
  return (
    <Drawing>
      <path d="M132 52h140a12 12 0 0 1 12 12v88H120V64a12 12 0 0 1 12-12z" fill="var(--draw-tint)" />
      <path d="M104 152h196v8a16 16 0 0 1-16 16H120a16 16 0 0 1-16-16z" />
      <rect x="168" y="96" width="68" height="44" rx="8" stroke="var(--draw-accent)" />
      <path d="M182 96V84a20 20 0 0 1 40 0v12M202 112v12" stroke="var(--draw-accent)" />
      <path d="M80 204h204" strokeOpacity=".35" />
    </Drawing>
  )
}
