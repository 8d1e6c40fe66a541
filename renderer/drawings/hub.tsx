import { Drawing } from './drawing.tsx'

/** Where each socket of it stands, and whether a device is in it. */
const sockets = [46, 78, 110, 142, 174, 206, 238]
const taken = [46, 110, 206]

/** A hub with devices in some of its sockets. */
export function Hub() {
  return (
    <Drawing>
      <rect x="24" y="96" width="272" height="88" rx="18" fill="var(--draw-tint)" />
      {sockets.map((x) => (
        <g key={x}>
          <rect x={x} y="136" width="20" height="28" rx="5" />
          <path d={`M${x + 6} 150h8`} />
          <circle
            cx={x + 10}
            cy="118"
            r="4"
            {...(taken.includes(x) && { fill: 'var(--draw-accent)', stroke: 'none' })}
          />
        </g>
      ))}
      <rect x="40" y="28" width="32" height="44" rx="11" />
      <path d="M56 72v24" />
      <rect x="104" y="28" width="32" height="44" rx="11" />
      <path d="M120 72v24" />
      <rect x="200" y="28" width="32" height="44" rx="11" />
      <path d="M216 72v24" />
      <path d="M49 51l5 5 10-11M113 51l5 5 10-11M209 51l5 5 10-11" stroke="var(--draw-accent)" />
      <path d="M268 184v14a10 10 0 0 0 10 10h30" />
      <path d="M24 208h220" strokeOpacity=".35" />
    </Drawing>
  )
}
