/** Sound on and off, and how loud, at hand while devices go by. */
import { useState } from 'react'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

export function SoundControls() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { sound } = snapshot.settings
  return (
    <>
      <QuietButton
        icon={sound ? 'sound' : 'mute'}
        hotkey="M"
        onClick={() => void run({ command: 'set', sound: !sound })}
      >
        {t(sound ? 'tiles.mute' : 'tiles.unmute')}
      </QuietButton>
      {sound && <Volume />}
    </>
  )
}

/** What is chosen is sent once the hand lets go; until then the slider has it. */
function Volume() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const [moving, setMoving] = useState<number>()
  const percent = moving ?? Math.round(snapshot.settings.volume * 100)
  const settle = () => {
    if (moving !== undefined) void run({ command: 'set', volume: moving / 100 })
    setMoving(undefined)
  }
  return (
    <input
      type="range"
      className="volume-here"
      style={{ backgroundSize: `${percent}% 6px, 100% 6px` }}
      aria-label={t('tiles.volume')}
      min={0}
      max={100}
      step={5}
      value={percent}
      onChange={({ currentTarget }) => setMoving(currentTarget.valueAsNumber)}
      onPointerUp={settle}
      onKeyUp={settle}
      onBlur={settle}
    />
  )
}
