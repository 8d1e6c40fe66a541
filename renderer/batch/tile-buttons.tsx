/** A button of an open tile, with the key that stands for it. */
import type { Tile } from '../../app/api/batch-view.ts'
import type { Texts } from '../../app/texts/text.ts'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'
import { hotkeys, type TileAct } from './tile-acts.ts'
import { serialOf, tileSerial } from './tile-words.ts'

interface ActButtonProps {
  readonly act: TileAct
  readonly tile: Tile
  readonly isMain?: boolean
  readonly onAct: () => void
}

export function ActButton({ act, tile, isMain = false, onAct }: ActButtonProps) {
  const { t } = useWords()
  if (act === 'wait') return <Wait>{t('tile.waits-for-scan')}</Wait>
  const hotkey = hotkeys[act]
  const shows = hotkey === undefined ? {} : { hotkey }
  if (!isMain) {
    return (
      <QuietButton {...shows} onClick={onAct}>
        {wordsOf(t, act, tile)}
      </QuietButton>
    )
  }
  const icon = act === 'scan-again' ? ('scan' as const) : act === 'again' ? ('again' as const) : undefined
  return (
    <MainButton {...shows} {...(icon && { icon })} onClick={onAct}>
      {wordsOf(t, act, tile)}
    </MainButton>
  )
}

function wordsOf(t: Texts, act: Exclude<TileAct, 'wait'>, tile: Tile): string {
  if (act === 'take') return t('tile.take', { serial: tileSerial(serialOf(tile) ?? '') })
  return t(`tile.${act}`)
}
