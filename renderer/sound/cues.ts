/** Three cues apart in pitch and in rhythm: known with the back turned, and by those who hear high or low notes badly. */
export type Cue = 'good' | 'look' | 'failed'

/** The one that matters most first. */
export const urgency = ['failed', 'look', 'good'] as const satisfies readonly Cue[]

/** Seconds from the beginning of the cue. */
export interface Note {
  readonly at: number
  readonly for: number
  readonly hertz: number
}

export const cues: Readonly<Record<Cue, readonly Note[]>> = {
  /** Two rising, short. */
  good: [
    { at: 0, for: 0.12, hertz: 660 },
    { at: 0.16, for: 0.18, hertz: 990 },
  ],
  /** Three equal ones, slow. */
  look: [
    { at: 0, for: 0.18, hertz: 520 },
    { at: 0.4, for: 0.18, hertz: 520 },
    { at: 0.8, for: 0.18, hertz: 520 },
  ],
  /** One low, long. */
  failed: [{ at: 0, for: 0.9, hertz: 180 }],
}

export const lengthOf = (cue: Cue): number => Math.max(...cues[cue].map((note) => note.at + note.for))
