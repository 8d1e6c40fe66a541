import { Drawing } from './drawing.tsx'

/** What was asked for, kept while the cloud is out of reach. */
export function ServiceUnreachable() {
  return (
    <Drawing>
      <path d="M116 100a30 30 0 0 1 4-59 44 44 0 0 1 84-8 36 36 0 0 1 12 67z" strokeDasharray="8 8" />
      <path d="M160 104v10M160 148v8" />
      <path d="M152 122l16 16M168 122l-16 16" stroke="var(--draw-accent)" />
      <path d="M96 160h128l16 36v16a8 8 0 0 1-8 8H88a8 8 0 0 1-8-8v-16z" fill="var(--draw-tint)" />
      <path d="M80 196h44a8 8 0 0 1 8 8h56a8 8 0 0 1 8-8h44" />
      <rect x="132" y="170" width="56" height="22" rx="5" stroke="var(--draw-accent)" />
      <path d="M142 181h8M156 181h22" stroke="var(--draw-accent)" />
    </Drawing>
  )
}
