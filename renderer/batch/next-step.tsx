/** The one thing to do now, in the main button's place; or what is waited for. */
import type { OpenBatch, Tile } from '../../app/api/batch-view.ts'
import { MainButton, Wait } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'
import { nameOf } from './tile-words.ts'

interface NextStepProps {
  readonly open: OpenBatch
  readonly tiles: readonly Tile[]
  /** Of those that are shown because they need somebody, the first. */
  readonly shown: Tile | undefined
  readonly onNext: () => void
  readonly onClose: () => void
  readonly onResume: () => void
}

export function NextStep({ open, tiles, shown, onNext, onClose, onResume }: NextStepProps) {
  const { t } = useWords()
  const { need, done, expected, state } = open
  if (state === 'paused') {
    return (
      <MainButton icon="forward" hotkey="P" onClick={onResume}>
        {t('tiles.go-on')}
      </MainButton>
    )
  }
  if (need > 0) {
    return (
      <MainButton hotkey="N" onClick={onNext}>
        {shown === undefined ? t('tiles.show-need', { count: need }) : t('tiles.look-at', { socket: nameOf(shown) })}
      </MainButton>
    )
  }
  if (expected !== undefined && done >= expected) {
    return (
      <MainButton icon="tick" onClick={onClose}>
        {t('tiles.close')}
      </MainButton>
    )
  }
  const working = tiles.filter(({ shows }) => shows === 'working').length
  if (working > 0) return <Wait>{t('tiles.wait.work', { count: working })}</Wait>
  return <Wait>{t(tiles.some(({ shows }) => shows === 'done') ? 'tiles.wait.unplug' : 'tiles.wait.next')}</Wait>
}
