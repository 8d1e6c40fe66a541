/** Plays cues where there is something to play them on, and nothing otherwise. */
import { type Cue, cues, lengthOf } from './cues.ts'

/** Without it a note begins and ends with a click. */
const EDGE = 0.012
/** A full-scale sine is louder than anything else on the computer. */
const LOUDEST = 0.5

let context: AudioContext | undefined

/**
 * @param volume 0 to 1
 * @returns false where nothing can be heard: nobody has touched the page yet, or there is no sound device
 */
export async function play(cue: Cue, volume: number): Promise<boolean> {
  // A page that makes noise before anybody touched it is stopped by the browser, with a complaint.
  if (volume === 0 || !navigator.userActivation.hasBeenActive) return false
  try {
    context ??= new AudioContext()
    await context.resume()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return false
  }
  if (context.state !== 'running') return false
  for (const note of cues[cue]) sound(context, note, volume)
  return true
}

function sound(context: AudioContext, { at, for: length, hertz }: (typeof cues)[Cue][number], volume: number): void {
  const begin = context.currentTime + at + 0.02
  const end = begin + length
  const tone = context.createOscillator()
  // A triangle has overtones enough to be heard from a small loudspeaker, low notes too.
  tone.type = 'triangle'
  tone.frequency.value = hertz
  const loudness = context.createGain()
  // Ears hear ratios: half way on the slider is a quarter of the power.
  const gain = LOUDEST * volume * volume
  loudness.gain.setValueAtTime(0, begin)
  loudness.gain.linearRampToValueAtTime(gain, begin + EDGE)
  loudness.gain.setValueAtTime(gain, end - EDGE)
  loudness.gain.linearRampToValueAtTime(0, end)
  tone.connect(loudness).connect(context.destination)
  tone.start(begin)
  tone.stop(end)
}

/** Milliseconds until the next cue may begin, so that two are told apart. */
export const pauseAfter = (cue: Cue): number => (lengthOf(cue) + 0.3) * 1000
