import { Drawing } from './drawing.tsx'

/** Where the label stands on the device. */
export function LabelCheck() {
  return (
    <Drawing>
      <rect x="72" y="24" width="176" height="192" rx="36" />
      <circle cx="96" cy="48" r="4" strokeOpacity=".35" />
      <circle cx="224" cy="48" r="4" strokeOpacity=".35" />
      <circle cx="96" cy="192" r="4" strokeOpacity=".35" />
      <circle cx="224" cy="192" r="4" strokeOpacity=".35" />
      <rect x="92" y="72" width="136" height="96" rx="10" fill="var(--draw-tint)" />
      <rect x="104" y="84" width="112" height="28" rx="6" stroke="var(--draw-accent)" />
      <path d="M114 98h12M132 98h8M146 98h16M168 98h8M182 98h24" />
      <path d="M106 128v26M112 128v26M122 128v26M128 128v26M138 128v26M146 128v26M152 128v26M162 128v26" />
      <path d="M178 130h36M178 142h28M178 154h36" strokeOpacity=".5" />
      <path d="M268 98h36M278 88l-10 10 10 10" stroke="var(--draw-accent)" />
    </Drawing>
  )
}
