/** The three cues to listen to, how loud, and the flash. */
import { Slider } from '@mantine/core'
import { useState } from 'react'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { type Cue, cues, lengthOf } from '../sound/cues.ts'
import { Flash } from '../sound/flash.tsx'
import { play } from '../sound/speaker.ts'
import { useWords } from '../words.tsx'
import { Card, Row } from './rows.tsx'
import { SwitchRow } from './switch-row.tsx'

const order = ['good', 'look', 'failed'] as const satisfies readonly Cue[]

export function Sound() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { sound, volume, flash } = snapshot.settings
  const [flashed, setFlashed] = useState<{ readonly cue: Cue }>()
  const [unheard, setUnheard] = useState(false)
  const listen = async (cue: Cue) => {
    if (flash) setFlashed({ cue })
    setUnheard(!(await play(cue, volume)))
  }
  return (
    <Card title={t('settings.sound')}>
      {order.map((cue) => (
        <Row key={cue} title={t(`settings.sound.${cue}`)} text={t(`settings.sound.${cue}.text`)}>
          <Notes cue={cue} />
          <QuietButton
            outlined
            icon="sound"
            label={t('settings.sound.play.named', { name: t(`settings.sound.${cue}`) })}
            onClick={() => void listen(cue)}
          >
            {t('settings.sound.play')}
          </QuietButton>
        </Row>
      ))}
      <SwitchRow
        title={t('settings.sound.flash')}
        text={t('settings.sound.flash.text')}
        on={flash}
        onChange={(on) => void run({ command: 'set', flash: on })}
      />
      <SwitchRow
        title={t('settings.sound.on')}
        text={t('settings.sound.on.text')}
        on={sound}
        onChange={(on) => void run({ command: 'set', sound: on })}
      />
      <Volume volume={volume} onChange={(chosen) => void run({ command: 'set', volume: chosen })} />
      <p className="setting-note small" role="status">
        {unheard && t('settings.sound.unheard')}
      </p>
      <Flash seen={flashed} />
    </Card>
  )
}

/** Not in the theme: the guide would load it. */
const sizes = () => ({ root: { '--slider-size': '6px', '--slider-thumb-size': '24px' } })

/** What is chosen is sent once the hand lets go; until then the slider has it. */
function Volume({ volume, onChange }: { volume: number; onChange: (volume: number) => void }) {
  const { t } = useWords()
  const [moving, setMoving] = useState<number>()
  const percent = moving ?? Math.round(volume * 100)
  const words = new Intl.NumberFormat(t.language, { style: 'percent' }).format(percent / 100)
  return (
    <Row title={t('settings.sound.volume')} text={t('settings.sound.volume.text')}>
      <span className="volume num">{words}</span>
      <Slider
        className="volume-slider"
        vars={sizes}
        thumbLabel={t('settings.sound.volume')}
        label={null}
        value={percent}
        step={5}
        onChange={setMoving}
        onChangeEnd={(chosen) => {
          setMoving(undefined)
          onChange(chosen / 100)
        }}
      />
    </Row>
  )
}

const WIDTH = 96
const HEIGHT = 32
const MARGIN = 8

/** The notes as they follow each other: long ones wide, low ones low. */
function Notes({ cue }: { cue: Cue }) {
  // Short ones drawn to the scale of long ones would be two dots.
  const perSecond = Math.min((WIDTH - 2 * MARGIN) / lengthOf(cue), 160)
  return (
    <svg className="notes" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} fill="currentColor" aria-hidden="true">
      {cues[cue].map(({ at, for: length, hertz }) => (
        <rect
          key={at}
          x={MARGIN + at * perSecond}
          y={heightOf(hertz)}
          width={Math.max(length * perSecond, 8)}
          height="8"
          rx="4"
        />
      ))}
    </svg>
  )
}

/** Octaves, as ears hear them: 180 Hz at the bottom, 990 Hz at the top. */
function heightOf(hertz: number): number {
  const [low, high] = [Math.log2(180), Math.log2(990)]
  return 22 - ((Math.log2(hertz) - low) / (high - low)) * 18
}
