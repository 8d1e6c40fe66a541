/** A state's shape: it tells the state to those who do not see its colour. A word always stands beside it. */
export const tones = ['ready', 'working', 'done', 'look', 'failed'] as const
export type Tone = (typeof tones)[number]

export function Shape({ tone }: { tone: Tone }) {
  return (
    <svg className="shape" viewBox="0 0 24 24" aria-hidden="true">
      {drawn[tone]}
    </svg>
  )
}

const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const
const ring = <circle {...line} cx="12" cy="12" r="8.5" strokeWidth="3" />

const drawn = {
  ready: ring,
  working: (
    <>
      {ring}
      <path d="M12 12V6.5a5.5 5.5 0 0 1 5.5 5.5z" fill="currentColor" />
    </>
  ),
  done: <path {...line} d="M4 13l5.5 5.5L20.5 6" strokeWidth="3.5" />,
  look: (
    <path
      d="M12 2.2c.7 0 1.3.35 1.65.95l9 16a1.9 1.9 0 0 1-1.65 2.85H3a1.9 1.9 0 0 1-1.65-2.85l9-16c.35-.6.95-.95 1.65-.95zm0 5.8a1.3 1.3 0 0 0-1.3 1.3l.3 4.9a1 1 0 0 0 2 0l.3-4.9A1.3 1.3 0 0 0 12 8zm0 8.3a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  failed: <path {...line} d="M5 5l14 14M19 5L5 19" strokeWidth="3.5" />,
} as const
